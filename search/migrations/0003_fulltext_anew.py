"""The full-text index as it is now, for databases made with an earlier form of it."""

from django.db import migrations

from search.fulltext import full_text


def install_anew(apps, schema_editor):
    full = full_text(schema_editor.connection.vendor)
    for statement in (*full.REMOVE, *full.INSTALL):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fulltext")]

    operations = [migrations.RunPython(install_anew, migrations.RunPython.noop)]
