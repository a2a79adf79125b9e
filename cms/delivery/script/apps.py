from django.apps import AppConfig


class ScriptConfig(AppConfig):
    name = "cms.delivery.script"
    label = "script"
    default_auto_field = "django.db.models.BigAutoField"
