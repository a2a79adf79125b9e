"""What wagtail-localize offers to translators of a block, and how their work gets back into it.

wagtail-localize walks blocks by itself, but leaves out addresses, fails when a chosen image is gone, and forgets lists
that lie deeper than it expects. ``StoryStruct`` therefore answers for itself through these two functions. Texts are
translated; chosen pages, images and files, addresses and facts follow the source until a translator overrides them;
choices always follow the source.
"""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail import blocks
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from cms.blocks.choosers import StoryImageBlock


def extract_struct(block: Any, value: blocks.StructValue) -> list:
    """The segments of every field of a StoryStruct, each under the field's name."""
    segments = []
    for name, child in block.child_blocks.items():
        field = value.get(name)
        if name in block.overridable:
            found = [OverridableSegmentValue("", field or "")]
        else:
            found = _extract(child, field)
        segments.extend(segment.wrap(name) for segment in found)
    return segments


def restore_struct(block: Any, value: blocks.StructValue, segments: list) -> blocks.StructValue:
    """Write translated segments into the fields of ``value``; a field that is no more is passed over."""
    for name, found in _by_first_component(segments).items():
        child = block.child_blocks.get(name)
        if child is not None:
            value[name] = _restore(child, value.get(name), found)
    return value


def _extract(block: Any, value: Any) -> list:
    if isinstance(block, StoryImageBlock):
        return _extract_image(value)
    if isinstance(block, blocks.ListBlock):
        return [
            segment.wrap(item.id)
            for item in value.bound_blocks
            # An item stored without an id gets a new one each time; a translation could not find it again.
            if item.original_id
            for segment in _extract(item.block, item.value)
        ]
    if value is None:
        return []
    return StreamFieldSegmentExtractor(None, include_overridables=True).handle_block(block, value)


def _restore(block: Any, value: Any, segments: list) -> Any:
    if isinstance(block, StoryImageBlock):
        return _restore_image(block, value, segments)
    if isinstance(block, blocks.ListBlock):
        found = _by_first_component(segments)
        for item in value.bound_blocks:
            if item.id in found:
                item.value = _restore(item.block, item.value, found[item.id])
        return value
    if isinstance(block, blocks.ChooserBlock):
        return _chosen(block, value, segments[0].data)
    return StreamFieldSegmentsWriter(None, None, None).handle_block(block, value, segments)


def _extract_image(image: Any) -> list:
    if image is None:
        return []
    segments: list = [OverridableSegmentValue("image", image.pk)]
    if not image.decorative:
        segments.append(StringSegmentValue("alt_text", image.contextual_alt_text or ""))
    return segments


def _restore_image(block: StoryImageBlock, image: Any, segments: list) -> Any:
    if image is None:
        return None
    by_path = {segment.path: segment for segment in segments}
    alt_text, decorative = image.contextual_alt_text, image.decorative
    if "image" in by_path:
        image = _chosen(block.child_blocks["image"], image, by_path["image"].data)
    image.contextual_alt_text = by_path["alt_text"].render_text() if "alt_text" in by_path else alt_text
    image.decorative = decorative
    return image


def _chosen(block: blocks.ChooserBlock, value: Any, primary_key: Any) -> Any:
    """What a translator chose instead of ``value``; ``value`` itself when that is gone."""
    try:
        return block.model_class.objects.get(pk=primary_key)
    except (ObjectDoesNotExist, TypeError, ValueError):
        return value


def _by_first_component(segments: list) -> dict[str, list]:
    grouped: dict[str, list] = defaultdict(list)
    for segment in segments:
        name, rest = segment.unwrap()
        grouped[name].append(rest)
    return grouped
