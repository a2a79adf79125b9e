"""The glossary is kept by editors, translators, moderators and administrators."""

from django.db import migrations

from home.roles import ensure_roles


def give_rights(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0101_roles"),
        ("translations", "0001_glossaryterm"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
