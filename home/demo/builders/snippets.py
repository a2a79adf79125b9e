"""Categories, tags and series of events, each in both languages, and the glossary."""

from typing import Any

from cms.serbian import slugify
from cms.taxonomy.models import Category, Tag
from cms.translations.models import GlossaryTerm
from events.models import EventSeries
from home.demo.content.schema import Text
from home.demo.content.terms import CATEGORIES, GLOSSARY, SERIES, TAGS

from .translating import Translator
from .world import World


def build_terms(world: World) -> None:
    """Make the categories, tags and series that are missing."""
    for kind, model, terms in (("category", Category, CATEGORIES), ("tag", Tag, TAGS)):
        for key, name in terms.items():
            world.terms[f"{kind}:{key}"] = _snippet(
                world,
                model,
                {"slug": slugify(name.sr)},
                name=name,
                slug=Text(slugify(name.sr), slugify(name.en)),
            )
    for key, (name, description) in SERIES.items():
        world.terms[f"series:{key}"] = _snippet(
            world, EventSeries, {"name": name.sr}, name=name, description=description
        )


def build_glossary(world: World) -> None:
    """Make the glossary's terms that are missing."""
    for entry in GLOSSARY:
        if not GlossaryTerm.objects.filter(serbian=entry.term.sr).exists():
            GlossaryTerm.objects.create(
                serbian=entry.term.sr,
                english=entry.term.en,
                note=entry.note,
                do_not_translate=entry.is_name,
                avoided_serbian=entry.avoided.sr,
                avoided_english=entry.avoided.en,
            )
            world.count(GlossaryTerm)


def _snippet(world: World, model: Any, identity: dict[str, str], **fields: Text) -> Any:
    serbian, english = world.locales["sr-latn"], world.locales["en"]
    found = model.objects.filter(locale=serbian, **identity).first()
    if found:
        return found
    made = model.objects.create(locale=serbian, **{name: text.sr for name, text in fields.items()})
    target = model(
        locale=english, translation_key=made.translation_key, **{n: t.en for n, t in fields.items()}
    )
    translation = Translator(world, made, target).translate()
    translation.save_target(user=world.users.get("prevodilac"))
    if "slug" in fields:
        # The copy carries the Serbian slug along; a slug is nothing to translate.
        model.objects.filter(locale=english, translation_key=made.translation_key).update(
            slug=fields["slug"].en
        )
    world.count(model)
    return made
