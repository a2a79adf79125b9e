"""Which texts cannot stand for a picture."""

import pytest
from django.core.exceptions import ValidationError

from cms.images.validators import validate_alt_text


@pytest.mark.parametrize(
    "text",
    [
        "IMG_5501.jpg",
        "IMG_5501",
        "img 5501",
        "IMG_20170925_101112",
        "IMG-20170925-WA0001",
        "DSC_0042",
        "DSC00042.JPG",
        "DSCN1234",
        "scan-001",
        "Scan 12",
        "slika1",
        "Slika 3",
        "foto_12",
        "photo-2",
        "PXL_20230101_101010123",
        "20170925_101112",
        "WhatsApp Image 2020-01-01 at 10.11.12",
        "WhatsApp Image 2020-01-01 at 10.11.12 (1)",
        "viber_image_2020-01-01_10-11-12",
        "Screenshot 2024-01-01 at 10.11.12",
        "radionica u nišu.png",
        "1234",
        "---",
        "image",
        "slika",
    ],
)
def test_file_names_are_refused(text):
    with pytest.raises(ValidationError) as caught:
        validate_alt_text(text)
    assert caught.value.code == "file_name"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Stolar za radnim stolom",
        "Učesnice radionice u Nišu, 25. septembra 2017.",
        "Slika 40 privrednica u sali",
        "Image of a carpenter",
        "Foto: Milica Petrović na štandu",
        "P. Petrović otvara konferenciju",
        "Štand 12 na sajmu",
        "Столар за радним столом",
        "Graf",
    ],
)
def test_descriptions_are_taken(text):
    validate_alt_text(text)
