"""``manage.py purge_front_cache``: tell the caches in front of the site what has changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.delivery.front_cache.purging import purge_due


class Command(BaseCommand):
    """Tell the caches in front what they have not heard yet; the worker does it every few seconds."""

    help = "Has the caches in front of the site forget what has changed"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much."""
        parser.add_argument(
            "--everything", action="store_true", help="pictures and all, whether changed or not"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell them, and say what."""
        tags = purge_due(everything=options["everything"])
        if options["verbosity"]:
            self.stdout.write(f"Told to forget: {', '.join(tags) or 'nothing'}.")
