from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Endpoints, the queue of what they are told, and the log of how that went."""

    name = "cms.webhooks"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens to pages and translations."""
        from cms.webhooks import signals

        signals.connect()
