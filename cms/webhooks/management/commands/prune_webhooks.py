"""``manage.py prune_webhooks``: forget what receivers were told long ago."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.webhooks.queue import KEPT_FOR, prune


class Command(BaseCommand):
    """Delete old entries of the log of webhooks; the worker does it daily."""

    help = f"Deletes entries of the webhook log that are older than {KEPT_FOR.days} days"

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many."""
        count = prune()
        if options["verbosity"]:
            self.stdout.write(f"Deleted {count} deliveries.")
