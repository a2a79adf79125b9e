"""Texts move out of the entries: room for them, and for what an entry says of its readers."""

import django.db.models.deletion
from django.db import migrations, models

from search import schema


def forget_first(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in schema.FIRST_POSTGRES_REMOVED if is_postgres else schema.SQLITE_REMOVED:
        schema_editor.execute(statement)


def install_first(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in schema.FIRST_POSTGRES if is_postgres else schema.FIRST_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fulltext")]

    operations = [
        migrations.RunPython(forget_first, install_first),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="text", serialize=False, to="search.searchentry")),
                ("title", models.TextField()),
                ("lead", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                ("title_key", models.TextField()),
                ("names_key", models.TextField(blank=True)),
                ("lead_key", models.TextField(blank=True)),
                ("body_key", models.TextField(blank=True)),
                ("exact", models.TextField(blank=True, help_text="Title, names and lead in lower-case Latin, unfolded and unstemmed.")),
            ],
            options={
                "verbose_name": "texts of a search entry",
                "verbose_name_plural": "texts of search entries",
            },
        ),
        migrations.AddField(
            model_name="searchentry",
            name="category_keys",
            field=models.TextField(blank=True, default="", help_text="Keys that the page's categories share with their translations, in order."),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="searchentry",
            name="is_public",
            field=models.BooleanField(default=False, help_text="Live, and neither restricted nor below a restriction."),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="expires_at",
            field=models.DateTimeField(help_text="From when the page is to be found no more.", null=True),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="also_in",
            field=models.CharField(blank=True, default="", help_text="Ids of the other locales in which the page is live, a comma on each side.", max_length=160),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="title_key",
            field=models.TextField(help_text="What the title says, to be compared with the whole question."),
        ),
    ]
