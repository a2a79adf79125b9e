"""The WSGI entry point that servers load; ``DJANGO_SETTINGS_MODULE`` says with which settings."""

import gc
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from cms.health.stopping import pass_signals_on

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")


def share_counts() -> None:
    """Let the server's processes count into one folder, named after the parent they share.

    prometheus_client looks for the folder when it is imported, so this comes before the application is loaded.
    """
    counts = Path(tempfile.gettempdir()) / f"cms-metrics-{os.getppid()}"
    counts.mkdir(exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(counts))


if settings.METRICS_TOKEN:
    share_counts()

pass_signals_on()

# What is made while starting stays as long as the process: to look through it for rubbish again and again is a tenth of the start.
gc.disable()

_site = get_wsgi_application()

# Needs the applications that the line above has loaded.
from cms.delivery.page_cache.wsgi import PageCache  # noqa: E402

application = PageCache(_site)

# Nor is it looked through by any collection afterwards.
gc.freeze()
gc.enable()
