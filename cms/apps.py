from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules


class CmsConfig(AppConfig):
    """The project's shared templates, static files, template tags and system checks."""

    name = "cms"
    verbose_name = "CMS"

    def ready(self):
        """Let every app say, in its ``api.py``, what the API gives of it; tell v3 of our blocks; watch content; teach SQLite the Serbian
        order."""
        from cms.api.editing import stories

        stories.register()
        autodiscover_modules("api")
        from cms.delivery.version import watch_content
        from cms.pages import ordering  # noqa: F401

        watch_content()
        if settings.WAGTAILFRONTENDCACHE:
            from cms.delivery.front_cache.purging import watch_pictures

            watch_pictures()
