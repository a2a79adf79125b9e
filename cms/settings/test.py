"""The test suite: fast password hashing, mail in memory, media in a temporary folder, nothing left in var/."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, REDIS_URL, STORAGES
from .logs import logging_config
from .storage import caches, media_storage

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = logging_config("WARNING", json=False)

# One folder for each process, gone when the process ends; processes of a parallel run never meet.
_folder = tempfile.TemporaryDirectory(prefix="cms-test-")
MEDIA_ROOT = Path(_folder.name) / "media"
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
if REDIS_URL and _worker.startswith("gw"):
    # Clearing a cache empties its whole Redis database: each process needs one of its own.
    REDIS_URL = f"{REDIS_URL.rpartition('/')[0]}/{15 - int(_worker.removeprefix('gw')) % 15}"

if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["NAME"] = ":memory:"
CACHES = (
    caches(REDIS_URL, Path(_folder.name), prefix=f"test-{_worker}")
    if REDIS_URL
    else {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
)
STORAGES["default"] = media_storage("", "", "", "")
# Static files as they lie: no test depends on collectstatic having run.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Each request of a test is answered anew: the tests of what is kept switch it on.
KEPT_ANSWERS_MEGABYTES = 0

# Journeys in a browser wait for what they do; a form that saves itself meanwhile makes a loaded machine's answers a matter of luck.
WAGTAIL_AUTOSAVE_INTERVAL = 0
