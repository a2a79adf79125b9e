"""How dates and times are written where Django's formats of a language do not fit this site (``FORMAT_MODULE_PATH``)."""
