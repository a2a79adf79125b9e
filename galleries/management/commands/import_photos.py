"""``manage.py import_photos``: a folder of photos into a gallery, for more than one wants to send through a browser."""

import re
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Collection

from cms.images.models import CmsImage
from cms.media.away import StorageAwayError
from galleries.models import GalleryPage
from galleries.uploads import UploadRefusedError, append_photos, may_add_photos, store_photo_once

_NUMBER = re.compile(r"([0-9]+)")


def in_order(folder: Path) -> list[Path]:
    """The files of a folder as people count them, IMG_2 before IMG_10; none of those that systems hide. Raises OSError."""
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return sorted(
        files,
        key=lambda path: [
            (part.isdecimal(), int(part) if part.isdecimal() else 0, part)
            for part in _NUMBER.split(path.name.lower())
        ],
    )


@dataclass
class Taken:
    """What became of the files: the keys of new images in their order, how many were there already, which were refused and why, and what
    the storage said when it went away before the last."""

    added: list[int] = field(default_factory=list)
    known: int = 0
    refused: list[str] = field(default_factory=list)
    away: StorageAwayError | None = None


class Command(BaseCommand):
    """Takes the files one by one through the form of the admin, and puts what was taken into the gallery's draft at the end.

    Only keys are remembered, so that two thousand photos take no more memory than two. Run again it takes only what is not there yet,
    whether it was stopped or some files were refused.
    """

    help = "Add the photos of a folder to the draft of a gallery, in the order of their names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take gallery, folder, and in whose name."""
        parser.add_argument("gallery", type=int, help="id of the gallery, as in the address of its edit form")
        parser.add_argument("folder", type=Path)
        parser.add_argument("--user", required=True, help="username of who adds them; must be allowed to")
        parser.add_argument("--credit", default="", help="photographer or owner of all of them")
        parser.add_argument("--collection", help="name of the collection they go to; default: the root")

    def handle(self, *args: Any, **options: Any) -> None:
        """Store the photos and put them into the draft. Raises CommandError when nothing can be, some files were refused, or the storage went
        away meanwhile."""
        user, gallery = self._who(options["user"]), self._where(options["gallery"])
        if not may_add_photos(user, gallery):
            raise CommandError(f"{user} may not add photos to this gallery as it is now.")
        details = {"collection": str(self._collection(options["collection"]).pk), "credit": options["credit"]}
        try:
            files = in_order(options["folder"])
        except OSError as error:
            raise CommandError(f"{options['folder']} cannot be read: {error.strerror}") from error
        has = {photo.image_id for photo in gallery.get_latest_revision_as_object().photos.all()}
        taken = self._take(files, has, user, details, is_said=options["verbosity"] > 0)
        if taken.added:
            images = CmsImage.objects.in_bulk(taken.added)
            append_photos(gallery.pk, [images[key] for key in taken.added], user)
        self.stdout.write(
            f"{len(taken.added)} added to the draft of “{gallery.title}”, {taken.known} there already."
        )
        complaints = [f"{len(taken.refused)} refused:", *taken.refused] if taken.refused else []
        if taken.away:
            complaints.append(
                f"The storage of media does not answer ({taken.away}). Run the command again for the rest."
            )
        if complaints:
            raise CommandError("\n".join(complaints))

    def _take(
        self,
        files: list[Path],
        has: set[int],
        user: AbstractBaseUser,
        details: dict[str, str],
        *,
        is_said: bool,
    ) -> Taken:
        taken = Taken()
        for number, path in enumerate(files, 1):
            try:
                key = self._store(path, user, details)
            except (UploadRefusedError, OSError) as error:
                taken.refused.append(f"{path.name}: {error}")
            except StorageAwayError as error:
                taken.away = error
                if is_said:
                    self.stdout.write("")
                break
            else:
                if key in has:
                    taken.known += 1
                else:
                    has.add(key)
                    taken.added.append(key)
            if is_said:
                self.stdout.write(
                    f"\r{number} of {len(files)} photos", ending="" if number < len(files) else "\n"
                )
                self.stdout.flush()
        return taken

    def _store(self, path: Path, user: AbstractBaseUser, details: dict[str, str]) -> int:
        with path.open("rb") as file:
            upload = UploadedFile(file, path.name, size=path.stat().st_size)
            return store_photo_once(upload, user, **details).pk

    def _who(self, username: str) -> AbstractBaseUser:
        user = get_user_model()._default_manager.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{username}”.")
        return user

    def _where(self, key: int) -> GalleryPage:
        gallery = GalleryPage.objects.filter(pk=key).first()
        if gallery is None:
            raise CommandError(f"There is no gallery with the id {key}.")
        return gallery

    def _collection(self, name: str | None) -> Collection:
        found = Collection.objects.filter(name=name).first() if name else Collection.get_first_root_node()
        if found is None:
            raise CommandError(f"There is no collection “{name}”.")
        return found
