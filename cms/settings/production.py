"""Production: refuses to start half configured, speaks HTTPS only, queues its background work, logs JSON."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import LOG_LEVEL, env
from .logs import logging_config

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL")
_missing = [name for name in REQUIRED if not env.str(name, default="").strip()]
if _missing:
    raise ImproperlyConfigured(
        f"production settings need {', '.join(_missing)} in the environment (docs/operations.md)"
    )

SECRET_KEY = env.str("SECRET_KEY")
# Former keys that still sign sessions and links while a new one takes over.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

# HTTPS ends at a proxy that says so; without one, set TRUST_PROXY=0 and SECURE_SSL_REDIRECT=0.
if env.bool("TRUST_PROXY", default=True):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

API_RATE_LIMIT = env.str("API_RATE_LIMIT", default="600/minute")
API_TOKEN_RATE_LIMIT = env.str("API_TOKEN_RATE_LIMIT", default="6000/minute")

WEBHOOKS_ALLOW_HTTP = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LOGGING = logging_config(LOG_LEVEL, json=True)
