"""What comes in through the one door, and what is turned away."""

import io

import pytest
from PIL import Image, ImageCms

from cms.images.cleaning import PictureRefusedError, clean_picture
from cms.images.colour import SRGB_PROFILE
from cms.images.tests import files


def cleaned(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(clean_picture(io.BytesIO(data)).read()))


def refusal(data: bytes) -> str:
    with pytest.raises(PictureRefusedError) as caught:
        clean_picture(io.BytesIO(data))
    return caught.value.code


def is_red(pixel) -> bool:
    return pixel[0] > 150 > pixel[2]


class TestMetadata:
    def test_the_made_up_phone_picture_has_something_to_lose(self):
        assert set(files.SECRETS.values()) <= set(files.leaks(files.phone_jpeg()))

    @pytest.mark.parametrize(
        "data",
        [
            files.phone_jpeg(),
            files.phone_jpeg(orientation=6),
            files.chatty_png(),
            files.saved(files.halves(), "WEBP", exif=files.exif_with_gps(), xmp=files.SECRETS["xmp"]),
            files.saved(files.halves(), "AVIF", exif=files.exif_with_gps(), xmp=files.SECRETS["xmp"]),
            files.saved(files.halves(), "HEIF", exif=files.exif_with_gps().tobytes()),
            files.saved(files.halves(mode="P"), "GIF", comment=files.SECRETS["comment"]),
        ],
        ids=["jpeg", "turned jpeg", "png", "webp", "avif", "heic", "gif"],
    )
    def test_nothing_but_the_picture_is_kept(self, data):
        picture = clean_picture(io.BytesIO(data))
        content = picture.read()
        assert files.leaks(content) == []
        assert not Image.open(io.BytesIO(content)).getexif()


class TestOrientation:
    # Where the red half is seen after turning as each EXIF value says.
    @pytest.mark.parametrize(
        ("orientation", "size", "red_at"),
        [
            (1, (600, 400), (50, 200)),
            (2, (600, 400), (550, 200)),
            (3, (600, 400), (550, 200)),
            (4, (600, 400), (50, 200)),
            (5, (400, 600), (200, 50)),
            (6, (400, 600), (200, 50)),
            (7, (400, 600), (200, 550)),
            (8, (400, 600), (200, 550)),
        ],
    )
    def test_pixels_are_turned(self, orientation, size, red_at):
        picture = cleaned(files.phone_jpeg(orientation))
        assert picture.size == size
        assert is_red(picture.getpixel(red_at))


class TestKinds:
    @pytest.mark.parametrize(
        ("format", "mode", "stored"),
        [
            ("JPEG", "RGB", ("JPEG", "RGB")),
            ("JPEG", "L", ("JPEG", "L")),
            ("JPEG", "CMYK", ("JPEG", "RGB")),
            ("WEBP", "RGB", ("JPEG", "RGB")),
            ("AVIF", "RGB", ("JPEG", "RGB")),
            ("HEIF", "RGB", ("JPEG", "RGB")),
            ("PNG", "P", ("PNG", "P")),
            ("PNG", "1", ("PNG", "L")),
            ("GIF", "P", ("PNG", "P")),
        ],
    )
    def test_every_kind_is_stored_as_browsers_read_it(self, format, mode, stored):
        picture = cleaned(files.saved(files.halves(mode=mode), format))
        assert (picture.format, picture.mode) == (stored[0], "RGB" if stored[1] == "P" else stored[1])

    @pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
    def test_transparency_is_kept_as_png(self, format):
        picture = files.halves(mode="RGBA")
        picture.putpixel((0, 0), (0, 0, 0, 0))
        clean = clean_picture(io.BytesIO(files.saved(picture, format, lossless=True, quality=100)))
        assert clean.has_alpha
        assert clean.name.endswith(".png")

    def test_an_alpha_channel_that_hides_nothing_is_dropped(self):
        assert not clean_picture(io.BytesIO(files.saved(files.halves(mode="RGBA"), "PNG"))).has_alpha

    def test_transparent_palette(self):
        palette = files.halves(mode="P")
        clean = clean_picture(io.BytesIO(files.saved(palette, "GIF", transparency=palette.getpixel((0, 0)))))
        assert clean.has_alpha

    def test_sixteen_bit_grey_keeps_its_levels(self):
        deep = Image.new("I;16", (80, 60), 32896)
        assert cleaned(files.saved(deep, "PNG")).getpixel((5, 5)) == 128

    def test_a_jpeg_is_not_compressed_harder_than_it_was(self):
        source = Image.open(io.BytesIO(files.phone_jpeg()))
        assert cleaned(files.phone_jpeg()).quantization == source.quantization


class TestColour:
    def test_srgb_profile_is_kept_small(self):
        data = files.saved(files.halves(), "JPEG", icc_profile=files.icc())
        assert cleaned(data).info["icc_profile"] == SRGB_PROFILE

    def test_no_profile_is_invented(self):
        assert "icc_profile" not in cleaned(files.saved(files.halves(), "JPEG")).info

    def test_wide_profile_and_its_pixels_stay(self, monkeypatch):
        monkeypatch.setattr(ImageCms, "getProfileDescription", lambda profile: "Display P3\n")
        data = files.saved(files.halves(), "JPEG", icc_profile=files.icc())
        assert cleaned(data).info["icc_profile"] == files.icc()

    def test_a_screens_own_profile_is_converted_and_dropped(self, monkeypatch):
        monkeypatch.setattr(
            ImageCms, "getProfileDescription", lambda profile: "Monitor of M. Petrović, S/N 77\n"
        )
        data = files.saved(files.halves(), "JPEG", icc_profile=files.icc())
        assert cleaned(data).info["icc_profile"] == SRGB_PROFILE

    def test_a_broken_profile_does_not_cost_the_picture(self):
        data = files.saved(files.halves(), "JPEG", icc_profile=b"no profile at all")
        assert is_red(cleaned(data).getpixel((50, 200)))


class TestRefusals:
    def test_bomb_by_header(self):
        assert refusal(files.png_bomb(30_000, 30_000)) == "too_many_pixels"

    def test_just_above_the_pixel_limit(self, settings):
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 600 * 400 - 1
        assert refusal(files.phone_jpeg()) == "too_many_pixels"

    def test_at_the_pixel_limit(self, settings):
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 600 * 400
        assert cleaned(files.phone_jpeg()).size == (600, 400)

    def test_too_large_a_file(self, settings):
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
        assert refusal(files.phone_jpeg()) == "too_large"

    @pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP", "AVIF"])
    def test_moving_pictures(self, format):
        assert refusal(files.moving(format)) == "animated"

    @pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
    def test_cut_short(self, format):
        noise = Image.effect_noise((300, 200), 80).convert("RGB")
        data = files.saved(noise, format)
        assert refusal(data[: len(data) // 2]) in ("damaged", "not_a_picture")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"<!doctype html><p>slika",
            b"%PDF-1.7 ...",
            b"MZ\x90\x00",
            files.saved(files.halves(), "BMP"),
            files.saved(files.halves(), "TIFF"),
        ],
        ids=["empty", "svg", "html", "pdf", "exe", "bmp", "tiff"],
    )
    def test_what_is_no_picture_by_content(self, data):
        assert refusal(data) == "not_a_picture"

    def test_a_page_hidden_behind_a_picture_is_left_out(self):
        data = files.phone_jpeg() + b"<script>alert(1)</script>"
        assert b"<script>" not in clean_picture(io.BytesIO(data)).read()

    def test_phone_jpeg_with_companion_frames_is_one_picture(self):
        data = files.saved(
            files.halves(), "MPO", save_all=True, append_images=[files.halves(mode="L").convert("RGB")]
        )
        assert cleaned(data).format == "JPEG"
