"""How languages are written where people and machines read them."""


def language_tag(code: str) -> str:
    """The BCP 47 form of a lower-case language code, for ``lang`` and ``hreflang``: ``sr-latn`` becomes ``sr-Latn``.

    RFC 5646, section 2.1.1: language lower case, script with a capital, region in capitals.
    """
    language, *subtags = code.split("-")
    written = {2: str.upper, 4: str.title}
    return "-".join([language.lower(), *(written.get(len(subtag), str.lower)(subtag) for subtag in subtags)])
