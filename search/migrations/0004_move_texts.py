"""Texts, categories and readers of the entries that a site has already. Back again, ``rebuild_search`` writes them anew."""

from collections import defaultdict

from django.db import migrations

BATCH = 2_000
COLUMNS = "title, lead, body, title_key, names_key, lead_key, body_key, exact"


def move_texts(apps, schema_editor):
    schema_editor.execute(
        f"INSERT INTO search_searchtext (entry_id, {COLUMNS}) SELECT id, {COLUMNS} FROM search_searchentry"  # noqa: S608
    )


def tell_readers_and_categories(apps, schema_editor):
    entry_model, page_model = apps.get_model("search", "SearchEntry"), apps.get_model("wagtailcore", "Page")
    restricted = tuple(
        apps.get_model("wagtailcore", "PageViewRestriction").objects.values_list("page__path", flat=True)
    )
    categories, languages = defaultdict(set), defaultdict(set)
    filed = apps.get_model("search", "SearchEntryCategory").objects.values_list("entry_id", "category_key")
    for entry_id, key in filed.iterator():
        categories[entry_id].add(key.hex)
    for key, locale_id in page_model.objects.filter(live=True).values_list("translation_key", "locale_id"):
        languages[key].add(locale_id)
    changed = []
    for entry in entry_model.objects.select_related("page").defer("title", "lead", "body", "body_key"):
        page = entry.page
        entry.category_keys = " ".join(sorted(categories[entry.pk]))
        entry.is_public = page.live and not page.path.startswith(restricted)
        entry.expires_at = page.expire_at
        entry.also_in = "".join(f",{pk}," for pk in sorted(languages[page.translation_key] - {page.locale_id}))
        changed.append(entry)
    entry_model.objects.bulk_update(
        changed, ["category_keys", "is_public", "expires_at", "also_in"], batch_size=BATCH
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0003_texts_apart")]

    operations = [
        migrations.RunPython(move_texts, migrations.RunPython.noop),
        migrations.RunPython(tell_readers_and_categories, migrations.RunPython.noop),
    ]
