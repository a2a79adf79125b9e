"""What a person says about a text besides writing it.

A mark is kept in the translation's ``tool_name``, which wagtail-localize leaves to whoever writes a translation, so that
PO files, exports and older code go on working with it.
"""

SAME_IN_BOTH = "same in both languages"
"""The translation equals its original on purpose: a name, a number, an address."""

STILL_RIGHT = "still right"
"""The original has changed, and the earlier translation was confirmed as it is."""

MARKS = (SAME_IN_BOTH, STILL_RIGHT)
