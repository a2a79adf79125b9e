"""Where the catalogues are."""

from pathlib import Path

from django.conf import settings

LOCALE = Path(settings.BASE_DIR) / "locale"
SERBIAN = LOCALE / "sr_Latn" / "LC_MESSAGES" / "django.po"
