"""Pages made, published on honest dates, and translated as far as the content says."""

import datetime as dt
from typing import Any

from wagtail.models import Page, Revision

from cms.serbian import slugify
from home.demo.content.schema import Item, Progress, Stage

from .families import Family, draft_in
from .translating import Translator
from .world import World, other


def place_page(world: World, family: Family, item: Item, parent: Page) -> bool:
    """Find the item's page below ``parent`` or make it, a draft with title and lead; return whether it was made."""
    slug = slugify(item.title.get(item.origin))
    found = family.model.objects.child_of(parent).filter(slug=slug).first()
    if found is None:
        found = family.model(
            title=item.title.get(item.origin),
            slug=slug,
            lead=item.lead.get(item.origin),
            locale=parent.locale,
            owner=world.users["urednik"],
            live=False,
            **family.required(item),
        )
        parent.add_child(instance=found)
        world.pages[item.key] = found
        return True
    world.pages[item.key] = found
    return False


def finish_page(world: World, family: Family, item: Item, published: dt.datetime) -> None:
    """Fill in a page that ``place_page`` has made, take it as far as its stage says, and translate it."""
    page = world.pages[item.key]
    family.fill(page, item, item.origin, world)
    editor = world.users["urednik"]
    if item.stage is Stage.LIVE:
        publish(page, editor, world.users["recenzent"], published)
    else:
        page.save_revision(user=editor)
        if item.stage is Stage.IN_REVIEW:
            submit(page, editor)
    world.count(family.model)
    if item.progress is not Progress.NONE:
        translate_page(world, family, item, published + dt.timedelta(days=1))


def translate_page(world: World, family: Family, item: Item, published: dt.datetime) -> None:
    """Make the item's page in its other language, as far as its progress says."""
    # Read again: wagtail-localize tells the parts of a page apart by primary keys, which those in memory lack.
    page, language = family.model.objects.get(pk=world.pages[item.key].pk), other(item.origin)
    target = draft_in(family, item, language, world, page.translation_key)
    translation = Translator(world, page, target).translate(
        partly=item.progress is Progress.STARTED, only_summary=item.progress is Progress.SUMMARY
    )
    translator = world.users["prevodilac"]
    translation.save_target(user=translator, publish=False)
    made = translation.get_target_instance()
    if item.progress in (Progress.FULL, Progress.SUMMARY):
        made.summary_only = item.progress is Progress.SUMMARY
        publisher = translator if language == "en" else world.users["recenzent"]
        publish(made, translator, publisher, min(published, world.now))
    elif item.progress is Progress.IN_REVIEW:
        submit(made, translator)
    world.made["translations"] += 1


def publish(page: Any, author: Any, publisher: Any, moment: dt.datetime) -> None:
    """Save what ``author`` wrote, publish it as ``publisher``, and date both back to ``moment``."""
    page.save_revision(user=author).publish(user=publisher)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )
    Revision.page_revisions.filter(object_id=str(page.pk)).update(created_at=moment)


def submit(page: Any, user: Any) -> None:
    """Send a page's latest revision to the review before publication."""
    page.get_workflow().start(page, user)
