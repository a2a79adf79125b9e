"""``manage.py translation_memory``: keep what is missing in the translation memory, and forget what nobody uses."""

from django.core.management.base import BaseCommand
from wagtail_localize.models import StringTranslation

from cms.translations.memory.keeping import forget_unused, rebuild
from cms.translations.memory.models import MemoryText
from cms.translations.memory.pictures import rebuild_image_texts

STEP = 5_000


class Command(BaseCommand):
    """Brings the memory up to date; begun again it goes on where it was."""

    help = "Bring the translation memory up to date with all translations, image texts included. Safe to run at any time."

    def add_arguments(self, parser):
        """Offer to begin anew."""
        parser.add_argument("--rebuild", action="store_true", help="Empty the memory first.")

    def handle(self, *args, **options):
        """Keep and forget; say how much."""
        if options["rebuild"]:
            MemoryText.objects.all().delete()
        total = StringTranslation.objects.count()

        def progress(done: int) -> None:
            if options["verbosity"] and (done % STEP < 500 or done == total):
                self.stdout.write(f"{done} of {total}")

        kept = rebuild(progress) + rebuild_image_texts()
        forgotten = forget_unused()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS(f"Kept {kept} translations, forgot {forgotten} texts."))
