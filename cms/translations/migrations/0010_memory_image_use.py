import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0009_draft_link_content"),
    ]

    operations = [
        migrations.AlterField(
            model_name="memoryuse",
            name="original",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)s_as_original",
                to="translations.memorytext",
            ),
        ),
        migrations.AlterField(
            model_name="memoryuse",
            name="translated",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)s_as_translation",
                to="translations.memorytext",
            ),
        ),
        migrations.CreateModel(
            name="MemoryImageUse",
            fields=[
                (
                    "kept_at",
                    models.DateTimeField(help_text="When the translation was written that is kept here."),
                ),
                (
                    "basis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="memory_use",
                        serialize=False,
                        to="translations.alttextbasis",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_as_original",
                        to="translations.memorytext",
                    ),
                ),
                (
                    "translated",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_as_translation",
                        to="translations.memorytext",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
