"""Administrators keep the webhooks."""

from django.db import migrations

from home.roles import ensure_roles


def give_rights(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0104_sections_of_the_front_page"),
        ("webhooks", "0001_initial"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
