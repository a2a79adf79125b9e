"""Everything that stories need from the database, in a fixed number of queries whatever their length.

A story that renders itself or serves the API calls ``prefetch_story`` for itself; a list of stories should call it once
for all of them beforehand.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.rich_text import get_text_for_indexing

from cms.blocks.base import StoryValue
from cms.blocks.choosers import DOCUMENT, IMAGE, PAGE, KnownFirstMixin, StoryImageBlock, known
from cms.blocks.data import StoryTableBlock
from cms.blocks.reading import resolve
from cms.blocks.richtext import StoryRichText

# The one relation of another app's pages that a story shows; only gallery pages have it.
PHOTOS = "photos"


def prefetch_story(values: Iterable[StreamValue | None], locale: Locale, request: Any = None) -> None:
    """Fetch all images, documents, pages and gallery photos that stories show, and lead their links to ``locale``.

    Queries, each at most once: images, documents, chosen pages; then, if there are any, those pages as readers see them
    (pages, one for each page type, view restrictions, other locales, two for addresses in another language) and photos of
    chosen galleries. Renditions cost none (``cms.images.renditions``). Calling it again for the same locale is free.
    """
    fresh = [v for v in values if v and getattr(v, "prepared_for", None) != locale.pk]
    if not fresh:
        return
    ids = _gather_ids(fresh)
    documents = get_document_model().objects.in_bulk(ids[DOCUMENT]) if ids[DOCUMENT] else {}
    pages = Page.objects.in_bulk(ids[PAGE]) if ids[PAGE] else {}
    images = get_image_model().objects.in_bulk(ids[IMAGE]) if ids[IMAGE] else {}
    resolved = resolve(pages.values(), locale, request)
    chosen = []
    with known({IMAGE: images, DOCUMENT: documents, PAGE: pages}):
        for value in fresh:
            for block, leaf in _leaves_of_stream(value):
                if isinstance(leaf, StoryRichText):
                    leaf.prepare(resolved, documents)
                elif isinstance(leaf, Page):
                    leaf.for_reader = resolved.get(leaf.pk)
                    chosen.append((block, leaf.for_reader))
            _name_blocks(value)
            value.prepared_for = locale.pk
    _fetch_photos(page for block, page in chosen if page is not None and block.name == "gallery")


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
    ids: dict[str, set[int]] = {IMAGE: set(), DOCUMENT: set(), PAGE: set()}
    for value in values:
        for item in value.raw_data:
            for block, raw in _raw_leaves(value.stream_block.child_blocks[item["type"]], item["value"]):
                if isinstance(block, KnownFirstMixin) and raw is not None:
                    ids[block.kind].add(raw)
                elif isinstance(block, blocks.RichTextBlock):
                    text = StoryRichText(raw)
                    ids[PAGE].update(text.link_ids("page"))
                    ids[DOCUMENT].update(text.link_ids("document"))
    return ids


def _name_blocks(value: StreamValue) -> None:
    for child in value:
        if isinstance(child.value, StoryValue):
            child.value.story_id = child.id


def _fetch_photos(galleries: Iterable[Page]) -> None:
    by_model: dict[type, dict[int, Page]] = {}
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
