"""``manage.py site_speed``: how fast the production server gives the site, on generated content."""

import os
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from wagtail.models import Page

from home.benchmark.addresses import measured_addresses
from home.benchmark.document import write_part
from home.benchmark.load import LoadError, wrk
from home.benchmark.measuring import measure_all
from home.benchmark.report import part
from search.scratch import scratch_database

DOCUMENT = "docs/performance.md"
SHARES = {"news": 0.6, "events": 0.3, "galleries": 0.1}
LANGUAGES_OF_AN_ITEM = 1.5
"""Half of the generated items are in both languages."""


class Command(BaseCommand):
    """Works in a database of its own beside the configured one, which is dropped at the end.

    The cache and the folder of static files are the configured ones: the first is emptied, the second filled. Give it a ``VAR_DIR``
    and a ``REDIS_URL`` that no site uses, as ``make bench`` does.
    """

    help = "Reports rates, times, queries and processor time of the site's main addresses beside a bare application."

    def add_arguments(self, parser):
        """Choose how large, how long, and whether the document is written."""
        parser.add_argument("--pages", type=int, default=2000, help="About how many pages to generate.")
        parser.add_argument("--seconds", type=float, default=4, help="How long each address is asked.")
        parser.add_argument("--write", action="store_true", help=f"Put what was found into {DOCUMENT}.")

    def handle(self, *args, **options):
        """Fill, serve, ask and report."""
        try:
            wrk()
            with scratch_database("site"):
                cache.clear()
                self.fill(options["pages"])
                pages = Page.objects.live().count()
                result = measure_all(measured_addresses(), options["seconds"], self.say)
        except (LoadError, RuntimeError) as error:
            raise CommandError(str(error)) from error
        name = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL with Redis"
        text = part(name, result, pages, options["seconds"])
        if options["write"]:
            write_part(Path(settings.BASE_DIR) / DOCUMENT, name, text)
        self.stdout.write(f"{name}\n\n{text}")

    def fill(self, pages: int) -> None:
        """Generate about so many pages, and let the database take stock of them."""
        items = pages / LANGUAGES_OF_AN_ITEM
        counts = {name: round(items * share) for name, share in SHARES.items()}
        call_command("generate_content", **counts, seed=6, stdout=self.stdout)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        call_command("collectstatic", interactive=False, verbosity=0)

    def say(self, line: str) -> None:
        """Tell what was just found."""
        self.stdout.write(f"{line} (load {os.getloadavg()[0]:.1f})")
        self.stdout.flush()
