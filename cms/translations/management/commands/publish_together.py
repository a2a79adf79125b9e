"""``manage.py publish_together``: publish originals with their translations whose moment has come."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.translations.release.scheduling import release_due


class Command(BaseCommand):
    """Publish each original and its translation that are due together, both or neither."""

    help = "Publishes originals and translations that are due together; run it every minute"

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish them, and say how many pairs there were when there was one."""
        released = release_due()
        if released:
            self.stdout.write(f"Released together: {released}")
