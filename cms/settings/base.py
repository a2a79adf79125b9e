"""Settings shared by every environment. What differs is read from the environment; see docs/operations.md."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cms.security import policies

from .environment import BASE_DIR, VAR_DIR, env, origin
from .front import front_caches
from .logs import logging_config
from .storage import MEBIBYTE, caches, media_storage, tuned
from .translating import machine_translator

DEBUG = False

INSTALLED_APPS = [
    "home",
    "newsroom",
    "events",
    "galleries",
    "search",
    "cms",
    "cms.images",
    "cms.documents",
    "cms.taxonomy",
    "cms.translations",
    "cms.webhooks",
    "cms.delivery.script",
    "cms.delivery.retired",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "corsheaders",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "cms.health.middleware.ProbeMiddleware",
    "cms.delivery.request_ids.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "cms.security.middleware.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.delivery.script.middleware.ScriptMiddleware",
    "cms.api.middleware.SiteLocaleMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "search.missing.MissingPageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.translations.state.middleware.SettlingMiddleware",
    "cms.translations.publishing.RefusalMiddleware",
    "cms.media.away.StorageAwayMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.chrome",
            ],
        },
    },
]

# Storage -----------------------------------------------------------------------------------------------------
DATABASES = {
    "default": tuned(
        env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"), keep_connections=True
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = caches(REDIS_URL, VAR_DIR / "cache")
# Whole answers in front of Django, in the memory of each process; 0 for none (docs/decisions/0013-page-cache.md).
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", default=64)
# Answers of views for readers who say who they are; 0 for none.
KEPT_ANSWERS_MEGABYTES = env.int("KEPT_ANSWERS_MEGABYTES", default=32)
# Sessions outlive the cache: Redis only saves reading them from the database.
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if REDIS_URL else 'db'}"

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.delivery.stylesheet.StylesheetFinder",
]
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": media_storage(
        env.str("MEDIA_S3_BUCKET", default=""),
        env.str("MEDIA_S3_ENDPOINT_URL", default=""),
        env.str("MEDIA_S3_REGION", default=""),
        env.str("MEDIA_S3_FOLDER", default=""),
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads -----------------------------------------------------------------------------------------------------
FILE_UPLOAD_PERMISSIONS = 0o644
# A long StreamField body posts thousands of small fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * MEBIBYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * MEBIBYTE
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * MEBIBYTE

# Languages ---------------------------------------------------------------------------------------------------
# Lower-case BCP 47 codes in code and database; design.md, decision 1.
LANGUAGE_CODE = "sr-latn"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sr-latn", "Srpski"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "cms.formats"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Belgrade"
USE_TZ = True

# A submitted translation must stay a draft until a person publishes it (traps.md, 2).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(
    env.str("MACHINE_TRANSLATOR", default=""),
    env.str("MACHINE_TRANSLATOR_KEY", default=""),
    env.str("MACHINE_TRANSLATOR_URL", default=""),
)
# A translation that a review approves passes the gate too, and goes out as it then is.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.translations.approval.finish_workflow"

# Wagtail -----------------------------------------------------------------------------------------------------
SITE_URL = (env.str("SITE_URL", default="") or f"http://127.0.0.1:{env.str('PORT', default='8000')}").rstrip(
    "/"
)
WAGTAIL_SITE_NAME = "Kuća klastera"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Where a reader goes who has signed in to read a page but has lost its address.
LOGIN_REDIRECT_URL = "/"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sr-latn", "Srpski"), ("en", "English")]

WAGTAILIMAGES_IMAGE_MODEL = "images.CmsImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "documents.CmsDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]

# One backend only: two database backends overwrite each other's index (traps.md, 17). Words reach it already folded and
# stemmed (search/indexing.py), so PostgreSQL must not stem them again.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.admin_search", "SEARCH_CONFIG": "simple"},
}

WAGTAILAPI_BASE_URL = SITE_URL
# The default, "db_html", leaks internal link markup (traps.md, 10).
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_LIMIT_MAX = 100

# Development -------------------------------------------------------------------------------------------------
# The page of all components, /<language>/styleguide/; local settings switch it on with DEBUG.
STYLEGUIDE = False

# Security ----------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.PUBLIC}
PERMISSIONS_POLICY: dict[str, list[str]] = {feature: [] for feature in policies.UNUSED_FEATURES}
# The origin alone goes to other sites: video players refuse to play without it.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# Wagtail loosens this to SAMEORIGIN for its own previews.
X_FRAME_OPTIONS = "DENY"
_site = urlsplit(SITE_URL)
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}", *env.list("CSRF_TRUSTED_ORIGINS", default=[])]
SESSION_COOKIE_HTTPONLY = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Mail --------------------------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = (
    env.str("DEFAULT_FROM_EMAIL", default="") or f"noreply@{_site.hostname}"
)

# Jobs, logs, metrics -----------------------------------------------------------------------------------------
# Inside the request; production queues (docs/decisions/0004-jobs.md).
TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
}

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = logging_config(LOG_LEVEL, json=False)

# Whom to tell of a weakness, as RFC 9116 has it: mailto: or https: addresses; without one there is no security.txt.
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
SECURITY_POLICY = env.str("SECURITY_POLICY", default="")

METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN:
    MIDDLEWARE.insert(1, "django_prometheus.middleware.PrometheusBeforeMiddleware")
    MIDDLEWARE.append("django_prometheus.middleware.PrometheusAfterMiddleware")

# Pictures and documents --------------------------------------------------------------------------------------
# What uploads go through: docs/decisions/0005-images.md.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.images.forms.CmsImageForm"
# A 50-megapixel phone passes; decoding takes four bytes a pixel.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
# Measured to look alike (equal PSNR) at 640 and 1600 pixels; AVIF then weighs half of JPEG and two thirds of WebP.
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_AVIF_QUALITY = 50

# Front end ---------------------------------------------------------------------------------------------------
# Where editors preview, if not on this site; with a port or a host of its own it is another origin.
FRONT_END_PREVIEW_URL = env.str("FRONT_END_PREVIEW_URL", default="")
FRONT_END_ORIGIN = origin("FRONT_END_PREVIEW_URL", FRONT_END_PREVIEW_URL)

# API ---------------------------------------------------------------------------------------------------------
# The public API gives everybody the same and takes nothing, so any web page may read it unless the operator says which.
_origins = env.list("CORS_ALLOWED_ORIGINS", default=["*"])
CORS_URLS_REGEX = r"^/api/v2/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_ALL_ORIGINS = "*" in _origins
CORS_ALLOWED_ORIGINS = [] if CORS_ALLOW_ALL_ORIGINS else _origins
CORS_EXPOSE_HEADERS = [
    *("ETag", "Link", "Content-Location", "Retry-After", "X-Request-ID"),
    *("RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"),
]
# How long a shared cache may give an answer without asking, and how long after that while it asks; 0 for not at all. A
# published change is then seen that much later by whoever reads through such a cache.
API_SHARED_CACHE_SECONDS = env.int("API_SHARED_CACHE_SECONDS", default=10)
API_STALE_SECONDS = env.int("API_STALE_SECONDS", default=30)
# The same for pages and all else that is kept in front of Django, for caches that are told of changes (docs/decisions/0022-cdn.md).
HTML_SHARED_CACHE_SECONDS = env.int("HTML_SHARED_CACHE_SECONDS", default=0)
WAGTAILFRONTENDCACHE = front_caches(
    env.str("FRONTEND_CACHE", default=""),
    env.list("FRONTEND_CACHE_URL", default=[]),
    env.str("FRONTEND_CACHE_ID", default=""),
    env.str("FRONTEND_CACHE_TOKEN", default=""),
)
if WAGTAILFRONTENDCACHE or HTML_SHARED_CACHE_SECONDS:
    MIDDLEWARE.insert(
        MIDDLEWARE.index("django.middleware.security.SecurityMiddleware"),
        "cms.delivery.front_cache.marking.FrontCacheMiddleware",
    )
# Requests for each address, and for each token; empty for no limit.
API_RATE_LIMIT = env.str("API_RATE_LIMIT", default="")
API_TOKEN_RATE_LIMIT = env.str("API_TOKEN_RATE_LIMIT", default="")
# Webhooks go to public addresses only, unless receivers are known to stand in the operator's own network.
WEBHOOKS_ALLOW_PRIVATE = env.bool("WEBHOOKS_ALLOW_PRIVATE", default=False)
WEBHOOKS_ALLOW_HTTP = True
