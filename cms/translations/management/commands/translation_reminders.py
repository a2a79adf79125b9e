"""``manage.py translation_reminders``: mail about requested translations that are due."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.translations.requests.reminding import remind_all


class Command(BaseCommand):
    """Remind everybody of the translations due within two days, and once a week of those overdue."""

    help = (
        "Sends each person one mail about requested translations that are due or overdue; run it once a day"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send the mails and say how many went out."""
        self.stdout.write(f"Reminders sent: {remind_all()}")
