"""``manage.py make_renditions``: make every missing rendition, so that no visitor waits for one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.images.models import CmsImage
from cms.images.renditions import every_filter


class Command(BaseCommand):
    """Makes what visitors have not asked for yet; safe to run at any time and to stop half way."""

    help = "Make every rendition that pages and the API name and that does not exist yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the ids of images to limit the work to."""
        parser.add_argument("image", nargs="*", type=int, help="ids of images; default: all")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make renditions image by image; a picture that cannot be read is named and left out."""
        images = CmsImage.objects.order_by("pk")
        if options["image"]:
            images = images.filter(pk__in=options["image"])
        total, unreadable = images.count(), []
        for number, image in enumerate(images.iterator(), 1):
            try:
                image.get_renditions(*every_filter(image))
            except OSError:
                unreadable.append(image.pk)
            if options["verbosity"]:
                self.stdout.write(f"\r{number} of {total} pictures", ending="" if number < total else "\n")
                self.stdout.flush()
        if unreadable:
            self.stderr.write(f"Cannot read the original of images {', '.join(map(str, unreadable))}")
