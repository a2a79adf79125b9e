"""The full-text index that the database keeps over ``SearchEntry``; see ``search/fulltext.py``."""

from django.db import migrations

from search.fulltext import full_text


def install(apps, schema_editor):
    for statement in full_text(schema_editor.connection.vendor).INSTALL:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in full_text(schema_editor.connection.vendor).REMOVE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
