from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The project's shared templates, static files, template tags and system checks."""

    name = "cms"
    verbose_name = "CMS"
