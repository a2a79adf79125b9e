from django.apps import AppConfig

# Moments of an event at which its page, or a list that has it, says something else.
MOMENTS = {
    "events.EventPage": (
        "starts_at",
        "ends_at",
        "registration_opens_at",
        "registration_closes_at",
        "brokerage_deadline",
    ),
    "events.Occurrence": ("starts_at", "ends_at"),
}


class EventsConfig(AppConfig):
    """Events, their lists, calendars and registration."""

    name = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.delivery.moments import changes_with_time

        for model, fields in MOMENTS.items():
            for field in fields:
                changes_with_time(model, field)
