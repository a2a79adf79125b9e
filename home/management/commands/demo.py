"""``manage.py demo``: a whole site to look at, in both languages."""

import logging
import os
import secrets
import time

from django.core.management.base import BaseCommand

from home.demo.build import build_demo
from home.demo.builders.users import PEOPLE

PASSWORD_BYTES = 9


class Command(BaseCommand):
    """Makes what is missing of the demo site, and on a later day moves its dates; a second run on one day changes nothing."""

    help = (
        "Fill the site with demo content in both languages. Run again, it makes what is missing; on a later day it moves the "
        "dates of the demo to that day, unless somebody has changed one."
    )

    def add_arguments(self, parser):
        """Offer smaller pictures."""
        parser.add_argument(
            "--picture-scale",
            type=float,
            default=1.0,
            help="Size of the pictures relative to the full one (about 1,600 pixels); smaller is faster.",
        )

        parser.add_argument(
            "--only-move-dates",
            action="store_true",
            help="Make nothing; do nothing when something of the demo has been deleted.",
        )

    def handle(self, *args, **options):
        """Build the site; print what was made and, when users were, how to sign in."""
        began = time.monotonic()
        given = os.environ.get("DEMO_PASSWORD", "")
        password = given or secrets.token_urlsafe(PASSWORD_BYTES)
        # Progress lines say what happens; a log line for each page and index entry would drown them.
        logging.disable(logging.INFO)
        try:
            made = build_demo(
                password,
                self.stdout.write,
                picture_scale=options["picture_scale"],
                only_move=options["only_move_dates"],
            )
        finally:
            logging.disable(logging.NOTSET)
        if not made:
            self.stdout.write(self.style.SUCCESS("The demo is all there already: nothing was changed."))
            return
        counts = ", ".join(f"{count} {kind}" for kind, count in sorted(made.items()))
        self.stdout.write(self.style.SUCCESS(f"Done in {time.monotonic() - began:.0f} s: {counts}"))
        if made["users"]:
            names = ", ".join(person.username for person in PEOPLE)
            told = "the one in DEMO_PASSWORD" if given else password
            self.stdout.write(f"Sign in at /admin/ as {names}; password: {told}")
