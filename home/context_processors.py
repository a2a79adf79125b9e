"""What every page's frame needs."""

from home.menus import Chrome


def chrome(request) -> dict:
    """Give templates ``chrome``: navigation, footer and settings in the reader's language, fetched only when used."""
    if not hasattr(request, "_chrome"):
        request._chrome = Chrome(request)
    return {"chrome": request._chrome}
