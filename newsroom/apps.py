from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Dated items, their lists, feeds and sitemap."""

    name = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsroom import news_sitemap  # noqa: F401 registers its part of the sitemap
