"""``manage.py prune_draft_links``: forget links to drafts that were over long ago."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.translations.preview.models import KEPT_FOR, DraftLink


class Command(BaseCommand):
    """Delete draft links that expired or were revoked more than 30 days ago; the worker does it daily."""

    help = f"Deletes draft links that have been expired or revoked for {KEPT_FOR.days} days"

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many."""
        count, _by_model = DraftLink.objects.long_over().delete()
        if options["verbosity"]:
            self.stdout.write(f"Deleted {count} draft links.")
