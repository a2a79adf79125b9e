"""Blocks of pictures and video."""

import re
from typing import Annotated, Any, NamedTuple, TypedDict
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.api.openapi import marks
from cms.blocks import samples
from cms.blocks.base import MEDIA, StoryStruct, StoryValue
from cms.blocks.choosers import StoryImageBlock, StoryImageChooser, StoryPageChooser
from cms.blocks.reading import PageLinkJson, language_of, page_link, reader_page
from cms.images.json_forms import SizedPictureJson
from cms.images.renditions import Picture, picture_sources, rendition_dict

# Pages of galleries are known by name only; see the house rules in docs/architecture.md.
GALLERY_PAGE = "galleries.GalleryPage"
# How many photos of a chosen gallery a story shows before it links to the rest.
GALLERY_PHOTOS_SHOWN = 6


class PictureWidth(models.TextChoices):
    """How much room a picture takes beside or beyond the text."""

    TEXT = "text", _("as wide as the text")
    WIDE = "wide", _("wider than the text")
    SMALL = "small", _("small")


class PhotoValue(StoryValue):
    """A picture with what is said of it here."""

    size = "photo"

    @property
    def credit_line(self) -> str:
        """The credit of this use, else the image's own."""
        image = self.get("image")
        return self.get("credit") or (image.credit if image else "")

    @property
    def picture(self) -> Picture | None:
        """The picture in the size of its place, or ``None`` when the image is gone."""
        return picture_sources(self.get("image"), self.size, credit=self.credit_line)

    @property
    def thumbnail(self) -> Picture | None:
        """The picture as a tile, or ``None`` when the image is gone."""
        return picture_sources(self.get("image"), "thumbnail", credit=self.credit_line)


class PictureValue(PhotoValue):
    """A picture that stands alone in a story."""

    @property
    def room(self) -> str:
        """One of ``PictureWidth``; an unknown one counts as the text's width."""
        return self["width"] if self.get("width") in PictureWidth.values else PictureWidth.TEXT.value

    @property
    def size(self) -> str:
        """The named image size that fits the width."""
        return "photo" if self.room == PictureWidth.WIDE else "text"

    @property
    def sizes_attribute(self) -> str:
        """The HTML ``sizes`` of a width other than the text's, where the named size would mislead the browser."""
        return {
            PictureWidth.WIDE: "(min-width: 64rem) 49rem, 92vw",
            PictureWidth.SMALL: "(min-width: 36rem) 18rem, 92vw",
        }.get(PictureWidth(self.room), "")


class StoryPhotoJson(TypedDict):
    """A picture with what is said of it here; ``image`` is null when its file is gone."""

    image: SizedPictureJson | None
    caption: str
    credit: str


class StoryPictureJson(StoryPhotoJson):
    """A picture that stands alone, and how much room it takes."""

    width: Annotated[str, marks.OneOf(tuple(PictureWidth.values))]


class PhotoBlock(StoryStruct):
    """One photo of a gallery kept in the story itself."""

    image = StoryImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=255,
        help_text=_("Leave empty to use the credit kept with the image."),
    )

    class Meta:
        value_class = PhotoValue
        icon = "image"
        label = _("Photo")
        label_format = "{caption}"

    def get_api_representation(self, value: PhotoValue, context: dict | None = None) -> StoryPhotoJson:
        """The picture with every rendition, its caption and credit."""
        return {
            "image": rendition_dict(value.get("image"), value.size, credit=value.credit_line),
            "caption": value["caption"],
            "credit": value.credit_line,
        }


class PictureBlock(PhotoBlock):
    """A picture within a story."""

    width = blocks.ChoiceBlock(
        label=_("Width"), choices=PictureWidth.choices, default=PictureWidth.TEXT, search_index=False
    )

    class Meta:
        value_class = PictureValue
        template = "cms/blocks/image.html"
        icon = "image"
        group = MEDIA
        label = _("Image")
        label_format = "{caption}"
        description = _("One picture with its caption and credit.")

    def get_preview_value(self) -> StoryValue:
        """Any picture of the site with a made-up caption."""
        return self.normalize(
            {
                "image": samples.image(),
                "caption": "Radionica za zanatlije u Nišu",
                "credit": "",
                "width": "text",
            }
        )

    def get_api_representation(self, value: PictureValue, context: dict | None = None) -> StoryPictureJson:
        """As a photo, with its width."""
        return {**super().get_api_representation(value, context), "width": value.room}


class GalleryPhoto(NamedTuple):
    """A photo as a gallery block shows it, wherever it is kept."""

    image: Any
    caption: str
    alt: str | None
    credit: str

    @property
    def picture(self) -> Picture | None:
        """The photo at full size."""
        return picture_sources(self.image, "photo", alt=self.alt, credit=self.credit)

    @property
    def thumbnail(self) -> Picture | None:
        """The photo as a tile."""
        return picture_sources(self.image, "thumbnail", alt=self.alt, credit=self.credit)


class GalleryValue(StoryValue):
    """Photos, from a gallery of the site or from the story itself."""

    @property
    def page(self) -> Any:
        """The chosen gallery in the reader's language, or ``None``."""
        return reader_page(self.get("gallery"))

    @property
    def all_photos(self) -> list[GalleryPhoto]:
        """Every photo whose image still exists, in order."""
        if self.get("gallery") is not None:
            return self._photos_of_page()
        return [
            GalleryPhoto(photo["image"], photo["caption"], None, photo.credit_line)
            for photo in self.get("photos") or []
            if photo.get("image")
        ]

    @property
    def photos_shown(self) -> list[GalleryPhoto]:
        """The photos to show in the story: all of its own, the first few of a chosen gallery."""
        return self.all_photos[:GALLERY_PHOTOS_SHOWN] if self.page else self.all_photos

    def _photos_of_page(self) -> list[GalleryPhoto]:
        page = self.page
        if page is None or page.is_private or not hasattr(page, "photos"):
            return []
        photos = getattr(page, "story_photos", None)
        if photos is None:
            photos = page.photos.select_related("image")
        language = language_of(page)
        return [
            GalleryPhoto(
                photo.image,
                photo.caption,
                "" if photo.is_decorative else photo.alt or photo.image.alt_in(language),
                photo.credit or photo.image.credit,
            )
            for photo in photos
        ]


class GalleryJson(TypedDict):
    """Photos: all of the block's own, or the first of ``photo_count`` in the page ``gallery``."""

    gallery: PageLinkJson | None
    photos: list[StoryPhotoJson]
    photo_count: int


class GalleryBlock(StoryStruct):
    """Several pictures together."""

    gallery = StoryPageChooser(
        label=_("Gallery"),
        page_type=[GALLERY_PAGE],
        required=False,
        help_text=_("A gallery of the site; or leave empty and add photos below."),
    )
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), required=False, default=[])

    class Meta:
        value_class = GalleryValue
        template = "cms/blocks/gallery.html"
        icon = "grip"
        group = MEDIA
        label = _("Gallery")
        description = _("Several pictures together: a gallery of the site, or photos chosen here.")

    def clean(self, value: GalleryValue) -> GalleryValue:
        """Require a gallery or photos, and not both."""
        value = super().clean(value)
        if value["gallery"] and len(value["photos"]):
            message = _("Either choose a gallery or add photos here, not both.")
            raise StructBlockValidationError({"gallery": ValidationError(message)})
        if not value["gallery"] and not len(value["photos"]) and not self.is_deferred_validation:
            message = _("Choose a gallery or add photos below.")
            raise StructBlockValidationError({"gallery": ValidationError(message)})
        return value

    def get_preview_value(self) -> StoryValue:
        """Any pictures of the site."""
        photos = [{"image": image, "caption": "", "credit": ""} for image in samples.images(4)]
        return self.normalize({"gallery": None, "photos": photos})

    def get_api_representation(self, value: GalleryValue, context: dict | None = None) -> GalleryJson:
        """The gallery page, if one was chosen, and the photos to show."""
        return {
            "gallery": page_link(value.page),
            "photos": [
                {
                    "image": rendition_dict(photo.image, "photo", alt=photo.alt, credit=photo.credit),
                    "caption": photo.caption,
                    "credit": photo.credit,
                }
                for photo in value.photos_shown
            ],
            "photo_count": len(value.all_photos),
        }


class VideoSource(NamedTuple):
    """A video on a service that we know how to show without it learning of readers beforehand."""

    provider: str
    video_id: str

    @property
    def provider_name(self) -> str:
        """The name readers know."""
        return {"youtube": "YouTube", "vimeo": "Vimeo"}[self.provider]

    @property
    def watch_url(self) -> str:
        """The video's own page."""
        if self.provider == "youtube":
            return f"https://www.youtube.com/watch?v={self.video_id}"
        return f"https://vimeo.com/{self.video_id}"

    @property
    def player_url(self) -> str:
        """The player that sets no cookie before it plays."""
        if self.provider == "youtube":
            return f"https://www.youtube-nocookie.com/embed/{self.video_id}?autoplay=1"
        return f"https://player.vimeo.com/video/{self.video_id}?dnt=1&autoplay=1"


def parse_video_url(url: str) -> VideoSource | None:
    """Recognise the address of a YouTube or Vimeo video in any of its forms; ``None`` for every other address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host == "youtu.be":
        match = re.fullmatch(r"/([\w-]{6,20})/?", parts.path)
    elif host in ("youtube.com", "youtube-nocookie.com"):
        path = parts.path
        if path == "/watch":
            path = f"/embed/{parse_qs(parts.query).get('v', [''])[0]}"
        match = re.fullmatch(r"/(?:embed|shorts|live|v)/([\w-]{6,20})/?", path)
    elif host in ("vimeo.com", "player.vimeo.com"):
        match = re.fullmatch(r"/(?:video/)?(\d{5,15})/?", parts.path)
        return VideoSource("vimeo", match[1]) if match else None
    else:
        return None
    return VideoSource("youtube", match[1]) if match else None


class VideoValue(StoryValue):
    """A video elsewhere, shown by its title and, if there is one, a picture of ours."""

    @property
    def source(self) -> VideoSource | None:
        """Where the video is, or ``None`` when its address is none that we know."""
        return parse_video_url(self.get("url") or "")

    @property
    def picture(self) -> Picture | None:
        """The picture shown before the video plays; it says nothing that the title does not."""
        return picture_sources(self.get("poster"), "text", alt="")


class VideoJson(TypedDict):
    """A video elsewhere; ``provider`` and ``player_url`` are null when its service is not known."""

    title: str
    caption: str
    provider: Annotated[str, marks.OneOf(("youtube", "vimeo"))] | None
    url: str
    player_url: str | None
    poster: SizedPictureJson | None


class VideoBlock(StoryStruct):
    """A video on YouTube or Vimeo."""

    url = blocks.URLBlock(label=_("Address of the video"), help_text=_("On YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    poster = StoryImageChooser(
        label=_("Picture"),
        required=False,
        help_text=_(
            "Shown until somebody plays the video. Kept here, so nothing is fetched from elsewhere before that."
        ),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        value_class = VideoValue
        template = "cms/blocks/video.html"
        icon = "media"
        group = MEDIA
        label = _("Video")
        label_format = "{title}"
        description = _("A video from YouTube or Vimeo, fetched only when somebody plays it.")

    def clean(self, value: VideoValue) -> VideoValue:
        """Accept addresses of the two services only."""
        value = super().clean(value)
        if value["url"] and not value.source:
            message = _("This is not the address of a video on YouTube or Vimeo.")
            raise StructBlockValidationError({"url": ValidationError(message)})
        return value

    def get_preview_value(self) -> StoryValue:
        """A made-up video with any picture of the site."""
        return self.normalize(
            {
                "url": "https://vimeo.com/76979871",
                "title": "Kako izgleda dan na sajmu",
                "poster": samples.image(),
                "caption": "Snimak sa prošlogodišnjeg okupljanja",
            }
        )

    def get_api_representation(self, value: VideoValue, context: dict | None = None) -> VideoJson:
        """The video's addresses; clients should ask before they load the player."""
        source = value.source
        return {
            "title": value["title"],
            "caption": value["caption"],
            "provider": source.provider if source else None,
            "url": source.watch_url if source else value["url"],
            "player_url": source.player_url if source else None,
            "poster": rendition_dict(value.get("poster"), "text", alt=""),
        }
