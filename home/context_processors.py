"""What every page's frame needs."""


def chrome(request) -> dict:
    """Give templates the navigation, footer and settings of the reader's language, fetched only when used."""
    return {}
