"""``manage.py translation_state``: whether every text's stored state is true."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.translations.state.checking import check


class Command(BaseCommand):
    """Computes the state of every text in every language and compares it with what is stored."""

    help = "Checks the stored states of pages, snippets and image texts in each language, and mends them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask what to do with what differs."""
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument(
            "--verify", action="store_true", help="report what differs; exit code 1 if anything"
        )
        wanted.add_argument("--repair", action="store_true", help="report what differs, and write it anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check all; raise CommandError when something differs and is only reported."""
        texts = 0

        def count(done: int) -> None:
            nonlocal texts
            texts = done

        found = 0
        for drift in check(repair=options["repair"], progress=count):
            found += 1
            self.stderr.write(str(drift))
        if found and not options["repair"]:
            raise CommandError(f"{found} of the states stored for {texts} texts are not true.")
        said = f"{texts} texts checked, {found} states {'mended' if found else 'differ'}."
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(said))
