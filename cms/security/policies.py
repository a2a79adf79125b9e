"""The content security policies, one for visitors and one for the admin.

Visitors' pages load scripts, styles and pictures from this site alone and hold no inline script or style. The two
embed hosts are framed only after a visitor agrees. The admin is Wagtail's: its widgets bring inline scripts and
styles (wagtail issue 1288), previews and choosers use data and blob images, and its own pages frame each other.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE

EMBED_HOSTS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]

PUBLIC = {
    "default-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "frame-src": EMBED_HOSTS,
    "frame-ancestors": [NONE],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
}

ADMIN = {
    **PUBLIC,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *EMBED_HOSTS],
    "frame-ancestors": [SELF],
}


def admin_policy(front_end: str) -> dict[str, list[str]]:
    """The admin's policy; it frames the front end in which editors preview, an origin, if there is one."""
    return {**ADMIN, "frame-src": [*ADMIN["frame-src"], front_end]} if front_end else ADMIN


# A visitor's page as the editor shows it beside its form.
PREVIEW = {**PUBLIC, "frame-ancestors": [SELF]}

# Features no page of ours uses, switched off for it and for everything it frames.
UNUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
