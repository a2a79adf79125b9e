"""``manage.py search_speed``: how long search takes on sites of growing size."""

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection

from search.speed import MadeUpSite, suggestions, time_answers, whole_answer

SIZES = "1000,20000,100000"


class Command(BaseCommand):
    """Works in a database of its own beside the configured one, which is dropped at the end: no site is touched."""

    help = "Reports the time of a whole answer and of suggestions on made-up sites of growing size."

    def add_arguments(self, parser):
        """Choose how large and how often."""
        parser.add_argument("--sizes", default=SIZES, help="Numbers of pages, growing, separated by commas.")
        parser.add_argument("--questions", type=int, default=180, help="Questions asked at each size.")
        parser.add_argument("--seed", type=int, default=7)

    def handle(self, *args, **options):
        """Fill, ask and print a row for each size."""
        with tempfile.TemporaryDirectory() as folder:
            name = connection.settings_dict["NAME"]
            connection.settings_dict["TEST"] = {
                **connection.settings_dict.get("TEST", {}),
                "NAME": str(Path(folder) / "speed.sqlite3")
                if connection.vendor == "sqlite"
                else f"{name}_speed",
            }
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                self.measure(MadeUpSite(options["seed"]), options)
            finally:
                connection.creation.destroy_test_db(name, verbosity=0)

    def measure(self, site: MadeUpSite, options):
        """Grow the site step by step and time the same mix of questions at each."""
        self.stdout.write(
            f"{connection.vendor}: milliseconds for hits, facets and “also in”; and for suggestions"
        )
        self.stdout.write("   pages    p50    p95 |  p50    p95")
        for size in map(int, options["sizes"].split(",")):
            site.grow_to(size)
            whole = time_answers(site.questions(options["questions"]), whole_answer)
            typed = time_answers(site.questions(options["questions"]), suggestions)
            self.stdout.write(
                f"{size:8} {whole.median:6.1f} {whole.p95:6.1f} |{typed.median:5.1f} {typed.p95:6.1f}"
            )
