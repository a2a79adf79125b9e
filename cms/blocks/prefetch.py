"""Everything that stories need from the database, in a fixed number of queries whatever their length.

A story that renders itself or serves the API calls ``prefetch_story`` for itself; a list of stories should call it once
for all of them beforehand.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.rich_text import get_text_for_indexing

from cms.blocks.base import StoryValue
from cms.blocks.choosers import DOCUMENT, IMAGE, PAGE, KnownFirstMixin, StoryImageBlock, known
from cms.blocks.data import StoryTableBlock
from cms.blocks.reading import fetch_pages
from cms.blocks.richtext import StoryRichText

# The one relation of another app's pages that a story shows; only gallery pages have it.
PHOTOS = "photos"
# Pages that a story shows as cards, with their pictures.
CARD = "card"


class Fetched(NamedTuple):
    """What was fetched, by the id that is kept: pages as ``cms.blocks.reading.resolve`` gives them, images, documents."""

    pages: dict[int, Page]
    images: dict[int, Any]
    documents: dict[int, Any]


def prefetch_story(
    values: Iterable[StreamValue | None],
    locale: Locale,
    request: Any = None,
    *,
    cards: Iterable[int] = (),
    images: Iterable[int] = (),
    documents: Iterable[int] = (),
) -> Fetched:
    """Fetch all images, documents, pages and gallery photos that stories show, and lead their links to ``locale``.

    ``cards`` (pages to be shown with their pictures), ``images`` and ``documents`` are ids of what stands beside the
    stories and is fetched with them. Queries, each at most once: pages with their translations, images, documents, photos of
    chosen galleries; other locales, and two for addresses in another language (``cms.translations.reading.address``).
    Renditions cost none (``cms.images.renditions``). Calling it again for the same locale is free.
    """
    fresh = [v for v in values if v and getattr(v, "prepared_for", None) != locale.pk]
    ids = _gather_ids(fresh)
    for kind, more in ((PAGE, cards), (CARD, cards), (IMAGE, images), (DOCUMENT, documents)):
        ids[kind].update(more)
    pages, resolved = fetch_pages(ids[PAGE], locale, request)
    shown = {page.pk: page for pk in ids[CARD] if (page := resolved.get(pk))}
    image_ids = ids[IMAGE].union(*(_card_images(page).values() for page in shown.values()))
    found_images = get_image_model().objects.in_bulk(image_ids) if image_ids else {}
    found_documents = get_document_model().objects.in_bulk(ids[DOCUMENT]) if ids[DOCUMENT] else {}
    for page in shown.values():
        _give_card_images(page, found_images)
    _fetch_photos(resolved[pk] for pk in ids[PHOTOS] if pk in resolved)
    with known({IMAGE: found_images, DOCUMENT: found_documents, PAGE: pages}):
        for value in fresh:
            _attach(value, resolved, found_documents)
            value.prepared_for = locale.pk
    return Fetched(resolved, found_images, found_documents)


def iter_images(value: StreamValue | None) -> Iterator[Any]:
    """The images chosen in a story, in order; photos of a chosen gallery are not among them."""
    image_model = get_image_model()
    for _block, leaf in _leaves_of_stream(value or []):
        if isinstance(leaf, image_model):
            yield leaf


def plain_text(value: StreamValue | None) -> str:
    """All that a story says, without markup, a line for each text. Costs no queries."""
    if not value:
        return ""
    lines = []
    for item in value.raw_data:
        block = value.stream_block.child_blocks.get(item["type"])
        if block is not None:
            lines.extend(_texts(block, item["value"]))
    return "\n".join(line for line in lines if line)


def _leaves_of_stream(value: Iterable) -> Iterator[tuple[blocks.Block, Any]]:
    for child in value:
        yield from _leaves(child.block, child.value)


def _leaves(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Each field of a block that is no container, with its value."""
    if isinstance(block, StoryImageBlock) or not isinstance(block, blocks.StructBlock | blocks.ListBlock):
        yield block, value
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _leaves(block.child_block, item)
    else:
        for name, child in block.child_blocks.items():
            yield from _leaves(child, value.get(name))


def _raw_leaves(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """As ``_leaves``, over stored JSON as ``cms.blocks.tidy`` leaves it."""
    if isinstance(block, StoryImageBlock):
        yield block.child_blocks["image"], raw.get("image")
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            inner = item["value"] if block._item_is_in_block_format(item) else item
            yield from _raw_leaves(block.child_block, inner)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name in raw:
                yield from _raw_leaves(child, raw[name])
    else:
        yield block, raw


def _gather_ids(values: list[StreamValue]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = {kind: set() for kind in (IMAGE, DOCUMENT, PAGE, PHOTOS, CARD)}
    # Two kinds of blocks show more of a page than its address.
    shown = {"gallery": PHOTOS, "page_reference": CARD}
    for value in values:
        for item in value.raw_data:
            for block, raw in _raw_leaves(value.stream_block.child_blocks[item["type"]], item["value"]):
                if isinstance(block, KnownFirstMixin) and raw is not None:
                    ids[block.kind].add(raw)
                    if block.kind == PAGE and item["type"] in shown:
                        ids[shown[item["type"]]].add(raw)
                elif isinstance(block, blocks.RichTextBlock):
                    text = StoryRichText(raw)
                    ids[PAGE].update(text.link_ids("page"))
                    ids[DOCUMENT].update(text.link_ids("document"))
    return ids


def _attach(value: StreamValue, resolved: dict[int, Page], documents: dict[int, Any]) -> None:
    """Give the parts of a story what was fetched for them; reading them here also makes them, from what is known."""
    for child in value:
        if isinstance(child.value, StoryValue):
            child.value.story_id = child.id
        for _block, leaf in _leaves(child.block, child.value):
            if isinstance(leaf, StoryRichText):
                leaf.prepare(resolved, documents)
            elif isinstance(leaf, Page):
                leaf.for_reader = resolved.get(leaf.pk)


def _card_images(page: Page) -> dict[str, int]:
    """The fields of a page in which its card's picture may be, with the images' primary keys."""
    fields = getattr(page, "teaser_image_fields", ("listing_image", "lead_image"))
    keys = {name: getattr(page, f"{name}_id", None) for name in fields}
    return {name: key for name, key in keys.items() if key}


def _give_card_images(page: Page, images: dict[int, Any]) -> None:
    for name, key in _card_images(page).items():
        if key in images:
            setattr(page, name, images[key])


def _fetch_photos(galleries: Iterable[Page]) -> None:
    by_model: dict[type[Page], dict[int, Page]] = {}
    for page in galleries:
        if hasattr(page, PHOTOS):
            by_model.setdefault(type(page), {})[page.pk] = page
    for model, pages in by_model.items():
        relation = model._meta.get_field(PHOTOS)
        photos = relation.related_model.objects.filter(page__in=pages).select_related("image")
        for page in pages.values():
            page.story_photos = []
        for photo in photos.order_by("sort_order"):
            pages[photo.page_id].story_photos.append(photo)


def _texts(block: blocks.Block, raw: Any) -> Iterator[str]:
    for leaf, value in _raw_leaves(block, raw):
        if isinstance(leaf, blocks.RichTextBlock):
            yield get_text_for_indexing(value)
        elif isinstance(leaf, blocks.CharBlock | blocks.TextBlock | StoryTableBlock):
            yield from leaf.get_searchable_content(value)
