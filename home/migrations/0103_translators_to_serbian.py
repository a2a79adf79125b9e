"""A group for those who put English texts into Serbian."""

from django.db import migrations

from home.roles import ensure_roles


def make_group(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("home", "0102_glossary_rights")]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
