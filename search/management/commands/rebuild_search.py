"""``manage.py rebuild_search``: write the site's search index anew."""

from django.core.management.base import BaseCommand

from search.indexing import rebuild


class Command(BaseCommand):
    help = "Writes the search index anew from the live pages; run it after an import or when its rules have changed."

    def handle(self, *args, **options):
        indexed = sum(entry is not None for entry in rebuild())
        self.stdout.write(self.style.SUCCESS(f"{indexed} pages can be found."))
