"""``manage.py send_webhooks``: tell receivers what is due."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.webhooks.queue import ROUND_SECONDS, send_due


class Command(BaseCommand):
    """Send the webhooks that are due; the worker does it every few seconds."""

    help = f"Sends the webhooks that are due, for at most {ROUND_SECONDS} seconds"

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them and say how many requests were made."""
        count = send_due()
        if options["verbosity"]:
            self.stdout.write(f"Made {count} requests.")
