"""Indexes over Wagtail's table of pages, by which the API's lists of all types are read in each order that they can have.

Only PostgreSQL is given them: on SQLite Django makes a table anew to change it, and Wagtail's next change would lose them
without a word. They end with the key, by which pages of the same moment follow each other; many have one after an import.
Names are read in either direction, being never empty, while empty moments come last in both.
"""

from django.db import migrations

INDEXES = {
    "cms_page_title": '(title COLLATE "sr-Latn-x-icu")',
    "cms_page_first_published": "(first_published_at DESC NULLS LAST, id)",
    "cms_page_last_published": "(last_published_at DESC NULLS LAST, id)",
    "cms_page_longest_published": "(last_published_at, id)",
}


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, columns in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON wagtailcore_page {columns}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(install, remove)]
