from django.apps import AppConfig


class GalleriesConfig(AppConfig):
    name = "galleries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep what lists show of galleries in step with their photos."""
        from galleries import covers

        covers.connect()
