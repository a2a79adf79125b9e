"""The picture of a page where it is shared and the editor gives none: its title on the site's paper.

``cards`` says which card a page has and at which address, ``drawing`` draws one, ``views`` serves them, each made once, when it is
first asked for.
"""
