"""``manage.py search_speed``: how long search takes on sites of growing size."""

import os

from django.core.management.base import BaseCommand
from django.db import connection

from search.scratch import scratch_database
from search.speed import MadeUpSite
from search.timing import Processor, suggestions, time_answers, whole_answer

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
        with scratch_database("speed"):
            self.measure(MadeUpSite(options["seed"]), options)

    def measure(self, site: MadeUpSite, options):
        """Grow the site step by step and time the same mix of questions at each."""
        apart = "" if Processor().is_whole else ", without the database's, which runs elsewhere"
        self.stdout.write(
            f"{connection.vendor}, {os.cpu_count()} cores. Milliseconds by the clock, and of processor time{apart}"
        )
        self.stdout.write(f"{'':9}{'whole answer':31}{'suggestions':31}load of the machine")
        self.stdout.write(f"   pages {'   clock p50, p95   cpu p50, p95' * 2}")
        for size in map(int, options["sizes"].split(",")):
            site.grow_to(size)
            row = f"{size:8} "
            for answer in (whole_answer, suggestions):
                # Some unmeasured, so that every size finds caches as a running site has them.
                time_answers(site.questions(options["questions"] // 4), answer)
                for times in time_answers(site.questions(options["questions"]), answer):
                    row += f"  {times.median:6.1f} {times.p95:6.1f} "
            self.stdout.write(f"{row}   {os.getloadavg()[0]:.1f}")
