"""Entries lose what stands apart now, and the full-text index is made over the new tables."""

from django.db import migrations

from search import schema


def install(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in schema.APART_POSTGRES if is_postgres else schema.APART_SQLITE:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in schema.APART_POSTGRES_REMOVED if is_postgres else schema.SQLITE_REMOVED:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_move_texts")]

    operations = [
        *(
            migrations.RemoveField(model_name="searchentry", name=name)
            for name in ("title", "lead", "body", "names_key", "lead_key", "body_key", "exact")
        ),
        migrations.DeleteModel(name="SearchEntryCategory"),
        migrations.RunPython(install, remove),
    ]
