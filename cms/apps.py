from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules
from ninja import Schema

# Wagtail's API v3 makes three hundred schemas at the start, a seventh of it. Each is worked out when it is first used instead, in one thread
# at a time (pydantic 2.14). Said here, for those made later inherit it.
Schema.model_config["defer_build"] = True


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
