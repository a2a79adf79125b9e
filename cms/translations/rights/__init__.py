"""Who may write in which language (docs/translators.md, "What you cannot do").

A page permission holds for a tree, and each language is a tree of its own (``home.roles``). What stands outside the page
tree (snippets, the alternative texts of pictures) follows from it: whoever may change pages of a language may change the
other texts of that language too, as far as the model's own permissions go.
"""
