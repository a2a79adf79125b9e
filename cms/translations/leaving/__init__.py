"""What leaves the site, or moves, in one language stays where it is in the other (traps.md, 7).

So whoever unpublishes, deletes, moves or restricts a page is shown the same text in the other languages beforehand, with what
readers will see, and says for each whether the same should happen to it. Nothing is done to it otherwise.
"""
