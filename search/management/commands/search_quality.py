"""``manage.py search_quality``: how well the site's search answers judged questions."""

import io
from itertools import groupby
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from search.quality import Answer, ask, measure, read_judged
from search.scratch import scratch_database

DATA = Path(__file__).resolve().parents[2] / "tests" / "data"
DEFAULT, GENERATED = DATA / "judged.txt", DATA / "judged_generated.txt"
CONTENT = {"news": 1200, "events": 600, "galleries": 200, "seed": 4}
"""What the questions of ``judged_generated.txt`` were judged on."""


class Command(BaseCommand):
    """Asks whatever pages the database holds; the questions that come with the project are about the demo's."""

    help = (
        "Reports recall@10 and mean reciprocal rank over judged questions, and the questions answered badly."
    )

    def add_arguments(self, parser):
        """Take another file of questions, and floors below which to fail."""
        parser.add_argument("--judged", type=Path, default=DEFAULT, help="A file of judged questions.")
        parser.add_argument(
            "--scratch",
            action="store_true",
            help="Ask about the demo, then about generated content, in a database made for it and dropped.",
        )
        parser.add_argument("--min-recall", type=float, default=0.0, help="Fail below this recall@10.")
        parser.add_argument(
            "--min-mrr", type=float, default=0.0, help="Fail below this mean reciprocal rank."
        )

    def handle(self, *args, **options):
        """Ask, print a line for each group and each question that misses a page, then the whole."""
        if not options["scratch"]:
            self.ask(options["judged"], options)
            return
        with scratch_database("quality"):
            call_command("demo", picture_scale=0.1, stdout=io.StringIO())
            self.stdout.write(f"{connection.vendor}: the demo")
            self.ask(DEFAULT, options)
            call_command("generate_content", **CONTENT, stdout=io.StringIO())
            self.stdout.write(f"\n{connection.vendor}: {CONTENT} added")
            self.ask(GENERATED, options)

    def ask(self, path: Path, options) -> None:
        """Put the questions of a file, and report."""
        try:
            answers = list(ask(read_judged(path)))
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'questions':38} number  recall@10   MRR")
        for group, members in groupby(answers, key=lambda answer: answer.judged.group):
            self.report(group, list(members))
        total = self.report("all", answers)
        bad = [answer for answer in answers if answer.recall < 1 or answer.reciprocal_rank < 0.5]
        self.stdout.write(f"\n{len(bad)} questions miss a page or have it late:")
        for answer in bad:
            self.explain(answer)
        if total.recall < options["min_recall"] or total.mrr < options["min_mrr"]:
            raise CommandError(f"Below the floor: recall@10 {total.recall:.3f}, MRR {total.mrr:.3f}.")

    def report(self, name: str, answers: list[Answer]):
        """Print and return the measures of some answers."""
        quality = measure(answers)
        self.stdout.write(f"{name:38} {quality.questions:6} {quality.recall:10.3f} {quality.mrr:6.3f}")
        return quality

    def explain(self, answer: Answer) -> None:
        """Print what was meant and what came first."""
        judged = answer.judged
        self.stdout.write(f"  {judged.language} “{judged.question}” ({judged.group})")
        self.stdout.write(f"     meant: {', '.join(judged.slugs)}")
        self.stdout.write(f"     found: {', '.join(slug[:40] for slug in answer.found[:6]) or 'nothing'}")
