"""The screen in which a page or snippet is translated: text by text, at Wagtail's own edit address.

It is rendered by the server and works as one form without JavaScript, which only adds comfort (``static/translations``).
"""
