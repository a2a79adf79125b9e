"""``manage.py generate_content``: thousands of pages in minutes, for measuring."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from wagtail.models import Page

from cms.translations.state.checking import check, count_texts
from home.demo.builders.world import World
from home.demo.content.calendar import Calendar
from home.demo.generator import Generator
from search.indexing import rebuild

BAR = 30
"""Width of the progress bar in characters."""


class Command(BaseCommand):
    """Adds generated news, events and galleries in both languages, about half of them translated."""

    help = "Add seeded, realistic content in bulk. The same seed on an empty site gives the same pages."

    def add_arguments(self, parser):
        """Ask how many of each, and for the seed."""
        for name in ("news", "events", "galleries"):
            parser.add_argument(f"--{name}", type=int, default=0, help=f"How many {name} to add.")
        parser.add_argument("--seed", type=int, default=1, help="The same seed gives the same content.")
        parser.add_argument(
            "--skip-index",
            action="store_true",
            help="Leave the search index as it is; rebuild_search brings it up to date.",
        )

    def handle(self, *args, **options):
        """Write the pages, the states of their translations and the search index."""
        wanted = {name: options[name] for name in ("news", "events", "galleries")}
        if min(wanted.values()) < 0:
            raise CommandError("A number of pages cannot be negative.")
        if not any(wanted.values()):
            raise CommandError("Say how many: --news N --events N --galleries N")
        began = time.monotonic()
        logging.disable(logging.INFO)
        try:
            with translation.override(settings.LANGUAGE_CODE):
                world = World(Calendar(timezone.localdate()), timezone.now(), self.stdout.write)
                generator = Generator(world, options["seed"])
                for name, count in wanted.items():
                    if count:
                        getattr(generator, name)(count, self._bar(name, count))
                self._write_states()
                if not options["skip_index"]:
                    self._index()
        finally:
            logging.disable(logging.NOTSET)
        self.stdout.write(self.style.SUCCESS(f"Done in {time.monotonic() - began:.0f} s"))

    def _index(self) -> None:
        bar = self._bar("search index", Page.objects.live().count())
        for number, _entry in enumerate(rebuild(), start=1):
            bar(number)

    def _write_states(self) -> None:
        """What is written in bulk sends no signals, by which the state of each text in each language is kept."""
        bar = self._bar("states", count_texts())
        for _drift in check(repair=True, progress=bar):
            pass

    def _bar(self, name: str, total: int) -> Callable[[int], None]:
        """Return a function that draws how many of `total` are done: in place on a terminal, else at each tenth."""
        live, shown = self.stdout.isatty(), -1

        def draw(done: int) -> None:
            nonlocal shown
            share = min(1.0, done / total)
            step = int(share * (BAR if live else 10))
            if step == shown and done < total:
                return
            shown = step
            filled = int(share * BAR)
            end = "\r" if live and done < total else "\n"
            self.stdout.write(f"{name:<13}[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", ending=end)
            self.stdout.flush()

        return draw
