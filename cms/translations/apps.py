from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    """What every language shows of every page: fallback, publication gate, staleness, and the translator's screens."""

    name = "cms.translations"
    label = "translations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.translations import checks, signals, synchronisation
        from cms.translations.leaving import redirects
        from cms.translations.memory import keeping, pictures
        from cms.translations.release import drafts
        from cms.translations.requests import closing, reviewing
        from cms.translations.rights import policies
        from cms.translations.state import signals as state_signals
        from cms.translations.writing import inline, upstream

        policies.register()
        redirects.connect()
        inline.install()
        upstream.install()
        signals.connect()
        synchronisation.connect()
        keeping.connect()
        pictures.connect()
        checks.register()
        state_signals.connect()
        closing.connect()
        reviewing.connect()
        drafts.connect()
