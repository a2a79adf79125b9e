"""Indexes over Wagtail's tables for what its admin asks on every screen and at every save.

Every screen asks for the root of the tree, by its depth. Every save of a page, draft or not, looks for the entries of Wagtail's
search index that it has just written, by the mark that new ones have.

Only PostgreSQL is given them, as in the migration before.
"""

from django.db import migrations

INDEXES = {
    "cms_page_depth": "wagtailcore_page (depth, path)",
    "cms_indexentry_new": "wagtailsearch_indexentry (id) WHERE title_norm = 1.0",
}


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, columns in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {columns}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_orders_of_pages"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(install, remove)]
