from django.apps import AppConfig


class RetiredConfig(AppConfig):
    """Remembers where readers knew pages that are gone."""

    name = "cms.delivery.retired"
    label = "retired"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.delivery.retired import recording

        recording.connect()
