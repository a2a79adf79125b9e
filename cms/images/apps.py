from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "cms.images"
    label = "images"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Clean uploads that Wagtail parks before they become pictures."""
        from cms.images import signals

        signals.connect()
