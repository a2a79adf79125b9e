"""Pictures drawn and files written by code."""

from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from os import cpu_count

from django.core.files.base import ContentFile
from wagtail.models import Collection as Folder

from cms.documents.models import CmsDocument
from cms.images.models import CmsImage
from home.demo import pdf
from home.demo.content.documents import DOCUMENTS
from home.demo.content.photos import PICTURES
from home.demo.content.schema import Document
from home.demo.pictures import Picture, render

from .world import World

COLLECTION = "Demo"
TICK = 20
"""After how many pictures a progress line is due."""


def build_pictures(world: World, scale: float, keys: Collection[str] = ()) -> None:
    """Draw the pictures that are missing: all, or those with the given keys.

    ``scale`` is their size relative to the full one.
    """
    wanted = {key: picture for key, picture in PICTURES.items() if not keys or key in keys}
    titles = {image_title(picture): key for key, picture in wanted.items()}
    for image in CmsImage.objects.filter(title__in=titles):
        world.images[titles[image.title]] = image
    missing = [picture for key, picture in wanted.items() if key not in world.images]
    if not missing:
        return
    collection = _collection()
    for number, (picture, content) in enumerate(_drawn(missing, scale), start=1):
        image = CmsImage(
            title=image_title(picture),
            alt_sr=picture.alt_sr,
            alt_en=picture.alt_en,
            credit=picture.credit,
            collection=collection,
            uploaded_by_user=world.users.get("urednik"),
        )
        image.file.save(f"{picture.key}.jpg", ContentFile(content), save=False)
        image.save()
        world.images[picture.key] = image
        world.made["pictures"] += 1
        if number % TICK == 0 or number == len(missing):
            world.say(f"  pictures drawn: {number} of {len(missing)}")


def image_title(picture: Picture) -> str:
    """Return the title by which an editor and the next run find the picture again."""
    return f"{picture.title} [{picture.key}]"


def _drawn(pictures: list[Picture], scale: float) -> Iterator[tuple[Picture, bytes]]:
    """Draw on every processor; few pictures or one processor are not worth the start of others."""
    draw = partial(render, scale=scale)
    if len(pictures) < TICK or (cpu_count() or 1) < 2:
        yield from ((picture, draw(picture)) for picture in pictures)
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from zip(pictures, pool.map(draw, pictures, chunksize=4), strict=True)


def build_documents(world: World) -> None:
    """Write the files that are missing."""
    for document in DOCUMENTS:
        found = CmsDocument.objects.filter(title=document.title, language=document.language).first()
        world.documents[document.key] = found or _write(world, document)


def _write(world: World, document: Document) -> CmsDocument:
    content = pdf.write(document.title, document.language, document.pages)
    made = CmsDocument(
        title=document.title,
        language=document.language,
        collection=_collection(),
        uploaded_by_user=world.users.get("urednik"),
    )
    made.file.save(document.file_name, ContentFile(content), save=False)
    made.file_size = len(content)
    made.save()
    world.made["files"] += 1
    return made


def _collection() -> Folder:
    found = Folder.objects.filter(name=COLLECTION).first()
    return found or Folder.get_first_root_node().add_child(name=COLLECTION)
