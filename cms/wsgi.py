"""The WSGI entry point that servers load; ``DJANGO_SETTINGS_MODULE`` says with which settings."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
