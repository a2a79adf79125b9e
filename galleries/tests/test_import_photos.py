"""A folder of photos becomes part of a gallery's draft, once, whatever the folder holds."""

import gc
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Collection

from cms.delivery import version
from cms.images.cleaning import CleanedPicture
from cms.images.models import CmsImage
from cms.images.tests import files
from cms.media.away import StorageAwayError
from galleries.factories import GalleryPageFactory
from galleries.management.commands import import_photos
from galleries.models import GalleryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery(site_tree):
    return GalleryPageFactory(parent=site_tree.sr.galleries, title="Radionica u Nišu")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "photos"
    path.mkdir()
    return path


@pytest.fixture
def run(gallery, folder, admin_user, capsys):
    def run(*options, pk=gallery.pk, user=admin_user.username):
        call_command("import_photos", str(pk), str(folder), "--user", user, *options)
        return capsys.readouterr().out

    return run


def put(folder, *names):
    """Photos that differ, since the same one is taken once."""
    for name in names:
        picture = files.halves(40 + len(list(folder.iterdir())), 30)
        (folder / name).write_bytes(files.saved(picture, "JPEG"))


def photos(gallery):
    return GalleryPage.objects.get(pk=gallery.pk).get_latest_revision_as_object().get_photos()


def titles(gallery):
    return [photo.image.title for photo in photos(gallery)]


def test_photos_come_in_the_order_of_their_numbers(run, gallery, folder):
    put(folder, "IMG_10.jpg", "IMG_9.jpg", "IMG_2.jpg", ".hidden.jpg")
    said = run("--credit", "M. Petrović")
    assert titles(gallery) == ["IMG_2", "IMG_9", "IMG_10"]
    assert {photo.credit_line for photo in photos(gallery)} == {"M. Petrović"}
    assert "3 of 3 photos" in said
    assert "3 added" in said
    assert GalleryPage.objects.get(pk=gallery.pk).photos.count() == 0


def test_a_second_run_takes_only_what_is_new(run, gallery, folder):
    put(folder, "1.jpg", "2.jpg")
    run()
    put(folder, "3.jpg")
    assert "1 added" in run()
    assert titles(gallery) == ["1", "2", "3"]
    assert CmsImage.objects.count() == 3


def test_a_run_that_was_stopped_loses_nothing(run, gallery, folder, monkeypatch):
    put(folder, "1.jpg", "2.jpg", "3.jpg")
    store = import_photos.store_photo_once

    def stop_at_the_third(file, *args, **options):
        if file.name == "3.jpg":
            raise KeyboardInterrupt
        return store(file, *args, **options)

    monkeypatch.setattr(import_photos, "store_photo_once", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.undo()
    run()
    assert titles(gallery) == ["1", "2", "3"]
    assert CmsImage.objects.count() == 3


def test_a_storage_that_goes_away_meanwhile_is_named_and_the_rest_can_follow(
    run, gallery, folder, monkeypatch
):
    put(folder, "1.jpg", "2.jpg", "3.jpg")
    store = import_photos.store_photo_once

    def go_away_at_the_second(file, *args, **options):
        if file.name == "2.jpg":
            raise StorageAwayError("no connection")
        return store(file, *args, **options)

    monkeypatch.setattr(import_photos, "store_photo_once", go_away_at_the_second)
    with pytest.raises(CommandError, match=r"does not answer \(no connection\). Run"):
        run()
    assert titles(gallery) == ["1"]
    monkeypatch.undo()
    run()
    assert titles(gallery) == ["1", "2", "3"]


def test_refused_files_are_named_and_the_others_taken(run, gallery, folder):
    put(folder, "1.jpg")
    (folder / "notes.txt").write_text("not a picture")
    with pytest.raises(CommandError, match=r"1 refused:\nnotes.txt: "):
        run()
    assert titles(gallery) == ["1"]


def test_no_picture_stays_in_memory(run, gallery, folder, monkeypatch):
    put(folder, *(f"{number}.jpg" for number in range(12)))
    store, alive = import_photos.store_photo_once, []

    def count(*args, **options):
        gc.collect()
        alive.append(sum(type(thing) is CleanedPicture for thing in gc.get_objects()))
        return store(*args, **options)

    monkeypatch.setattr(import_photos, "store_photo_once", count)
    run()
    assert len(alive) == 12
    assert max(alive) <= 1


def test_a_file_that_cannot_be_read_keeps_nobody_out(run, gallery, folder, monkeypatch):
    put(folder, "1.jpg", "2.jpg", "5²6.jpg")
    store = import_photos.store_photo_once

    def refuse_the_second(file, *args, **options):
        if file.name == "2.jpg":
            raise PermissionError(13, "Permission denied", file.name)
        return store(file, *args, **options)

    monkeypatch.setattr(import_photos, "store_photo_once", refuse_the_second)
    with pytest.raises(CommandError, match=r"1 refused:\n2.jpg: .*Permission denied"):
        run()
    assert titles(gallery) == ["1", "5²6"]


def test_the_same_picture_of_another_collection_is_left_there(run, gallery, folder):
    """It may be closed to the person, or to readers."""
    put(folder, "1.jpg")
    run()
    closed = Collection.get_first_root_node().add_child(name="Zatvoreno")
    CmsImage.objects.update(collection=closed)
    assert "1 added" in run()
    assert CmsImage.objects.filter(collection=closed).count() == 1
    assert CmsImage.objects.count() == 2


def test_readers_pages_stay_kept_meanwhile(run, gallery, folder):
    """Only a draft changes."""
    put(folder, "1.jpg", "2.jpg", "3.jpg")
    with mock.patch.object(version, "start_new_version", wraps=version.start_new_version) as started:
        run()
    assert started.call_count <= 2


@pytest.mark.parametrize(
    ("options", "arguments", "complaint"),
    [
        ((), {"pk": 0}, "no gallery with the id 0"),
        ((), {"user": "niko"}, "no active user “niko”"),
        (("--collection", "Nema"), {}, "no collection “Nema”"),
    ],
)
def test_what_is_wrong_is_named(run, options, arguments, complaint):
    with pytest.raises(CommandError, match=complaint):
        run(*options, **arguments)


def test_a_folder_that_is_not_there(run, folder):
    folder.rmdir()
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run()


def test_who_may_not_add_photos_is_refused(run, folder, django_user_model):
    django_user_model.objects.create_user("čitalac")
    put(folder, "1.jpg")
    with pytest.raises(CommandError, match="may not add photos"):
        run(user="čitalac")
    assert not CmsImage.objects.exists()
