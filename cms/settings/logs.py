"""Logging to standard output: lines for people, JSON for machines."""

from typing import Any


def logging_config(level: str, *, json: bool) -> dict[str, Any]:
    """Return a ``LOGGING`` dictionary.

    Args:
        level: the least severe level that is written.
        json: one JSON object a line, for log collectors, instead of text.
    """
    formatters: dict[str, dict[str, str]] = {
        "text": {"format": "{asctime} {levelname} {name} [{request_id}]: {message}", "style": "{"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "{asctime}{levelname}{name}{request_id}{message}",
            "style": "{",
        },
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formatters,
        "filters": {"request_id": {"()": "cms.delivery.request_ids.RequestIdFilter"}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "json" if json else "text",
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["stdout"], "level": level},
        # Django's own handlers give way to the one above.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": ["stdout"], "level": level, "propagate": False},
            # Anybody can ask for any host name; the 400 is answer enough.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            # Speaks twice for every look into an empty queue; what tasks do is logged by django_tasks.
            "django_tasks_db": {"level": "WARNING"},
        },
    }
