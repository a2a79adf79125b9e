"""Development and `make run`: SQLite in var/, mail to the console, everything on 127.0.0.1."""

from .base import *
from .base import DATABASES, STORAGES, VAR_DIR, env
from .environment import persistent_secret
from .storage import tuned

VAR_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
STYLEGUIDE = env.bool("STYLEGUIDE", default=DEBUG)
SECRET_KEY = env.str("SECRET_KEY", default="") or persistent_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])

if DEBUG:
    # Django's development server makes a thread for each request and serves static files as they lie.
    DATABASES["default"] = tuned(DATABASES["default"], keep_connections=False)
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
