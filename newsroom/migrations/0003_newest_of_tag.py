"""An index over the tags of news, by which the last of those with a tag are found: an article asks for those of each of its tags.

Django makes the table itself, so that no model can name the index; where it makes the table anew (SQLite, when the relation is altered)
the index has to be made again.
"""

from django.db import migrations

INDEX = "newsroom_newest_of_tag"


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {INDEX} ON newsroom_newspage_tags (tag_id, newspage_id)",
            f"DROP INDEX IF EXISTS {INDEX}",
        )
    ]
