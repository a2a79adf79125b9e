"""Django's two shared cache backends, without what they do anew for every look-up.

Every request asks for the content version, an answer from the page cache for hardly anything else. ``watching.watched`` gives such a key's
value without asking for it as long as nobody has set it, and looks only once in a millisecond whether somebody has.
"""
