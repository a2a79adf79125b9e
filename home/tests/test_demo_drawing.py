"""Pictures and files made by code."""

import io

import pypdf
import pytest
from PIL import Image, ImageStat

from home.demo import pdf
from home.demo.content.documents import DOCUMENTS
from home.demo.content.photos import PICTURES
from home.demo.pictures import SCENES, SHAPES, Picture, render

SMALL = 0.12


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_draws_a_picture_in_its_shape(scene):
    picture = Picture(f"test-{scene}", scene, "3:2", "", "", "")
    image = Image.open(io.BytesIO(render(picture, SMALL)))
    width, height = SHAPES["3:2"]
    assert image.format == "JPEG"
    assert image.size == (round(width * SMALL), round(height * SMALL))
    contrast = ImageStat.Stat(image.convert("L")).stddev[0]
    assert contrast > 12, "nearly blank"


def test_a_key_always_gives_the_same_picture():
    picture = PICTURES["workshop-group"]
    assert render(picture, SMALL) == render(picture, SMALL)


def test_two_keys_of_one_scene_give_different_pictures():
    one, two = (render(Picture(key, "square", "1:1", "", "", ""), SMALL) for key in ("a", "b"))
    assert one != two


def test_pictures_are_large_enough_to_judge_a_layout_by():
    assert all(1600 <= max(size) <= 2400 for size in SHAPES.values())
    assert len({picture.shape for picture in PICTURES.values()}) == len(SHAPES)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_files_can_be_read_again(document):
    content = pdf.write(document.title, document.language, document.pages)
    reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert reader.metadata.title == document.title
    assert len(reader.pages) == len(document.pages)
    for page, lines in zip(reader.pages, document.pages, strict=True):
        read = page.extract_text()
        for line in lines:
            assert line.removeprefix("# ") in read


def test_files_keep_serbian_letters():
    content = pdf.write("Čačak", "sr", [["ČĆŽŠĐ čćžšđ (zagrade) \\ i „navodnici“"]])
    assert (
        "ČĆŽŠĐ čćžšđ (zagrade) \\ i „navodnici“"
        in pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    )
