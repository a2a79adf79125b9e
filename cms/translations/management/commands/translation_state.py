"""``manage.py translation_state``: whether every text's stored state is true."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.translations.state.checking import check

REPORTED = 100
"""So many differences are told one by one: a site whose table is empty has as many as texts."""


class Command(BaseCommand):
    """Computes the state of every text in every language and compares it with what is stored."""

    help = "Checks the stored states of pages, snippets and image texts in each language, and mends them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask what to do with what differs; both may be asked for."""
        parser.add_argument(
            "--verify", action="store_true", help="end with exit code 1 when anything differs"
        )
        parser.add_argument("--repair", action="store_true", help="write what differs anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report every difference, and mend or fail as asked.

        Raises CommandError for ``--verify`` when something differs (also when it was mended), and without either option.
        """
        if not (options["verify"] or options["repair"]):
            raise CommandError("Say what to do: --verify, --repair, or both")
        found = 0
        for drift in check(repair=options["repair"]):
            found += 1
            if found <= REPORTED:
                self.stderr.write(str(drift))
        if found > REPORTED:
            self.stderr.write(f"… and {found - REPORTED} more")
        mended = " They are mended." if options["repair"] else ""
        if found and options["verify"]:
            raise CommandError(f"{found} stored states were not true.{mended}")
        if options["verbosity"]:
            told = f"{found} stored states were not true.{mended}" if found else "Every stored state is true."
            self.stdout.write(self.style.SUCCESS(told))
