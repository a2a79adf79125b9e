"""Both languages' home pages and the default site, in place of Wagtail's "Welcome" page."""

from django.db import migrations

from home.bootstrap import ensure_site


def make_site(apps, schema_editor):
    ensure_site(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_site, migrations.RunPython.noop)]
