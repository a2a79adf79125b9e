"""Colours of uploaded pictures, brought to what browsers show alike: 8-bit RGB or grey with a standard profile or none."""

import io

from PIL import Image, ImageCms

# Working spaces that cameras and editors mean on purpose and that are wider than sRGB; their profile stays, so wide
# colours stay. Any other profile describes a scanner, a press or somebody's own screen (with its serial number): its
# pixels are converted to sRGB.
WIDE_SPACES = ("Display P3", "Adobe RGB (1998)", "ProPhoto RGB", "Rec. 2020", "ITU-R BT.2020")
SIXTEEN_BIT_GREYS = ("I;16", "I;16L", "I;16B", "I;16N", "I")

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# 588 bytes instead of the usual 3 KB: it is in every rendition.
SRGB_PROFILE: bytes = _SRGB.tobytes()


def settle_colours(picture: Image.Image) -> tuple[Image.Image, bytes | None]:
    """Give the picture in mode L, RGB or RGBA (only when something is transparent), and the profile to store with it.

    The same object comes back where nothing had to change. A picture without a profile is taken as sRGB, as browsers do.
    """
    embedded = picture.info.get("icc_profile")
    plain = _plain_mode(picture)
    if not embedded:
        return _without_idle_alpha(_rgb(plain)), None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(embedded))
        description = ImageCms.getProfileDescription(profile).strip()
        if plain.mode in ("RGB", "RGBA") and profile.profile.xcolor_space.strip() == "RGB":
            if description.startswith("sRGB"):
                return _without_idle_alpha(plain), SRGB_PROFILE
            if description.startswith(WIDE_SPACES):
                return _without_idle_alpha(plain), embedded
        converted = ImageCms.profileToProfile(
            plain,
            profile,
            _SRGB,
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGBA" if plain.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A broken profile, or one of another kind of picture, says nothing about these pixels.
        return _without_idle_alpha(_rgb(plain)), None
    return _without_idle_alpha(converted), SRGB_PROFILE


def _plain_mode(picture: Image.Image) -> Image.Image:
    """The picture in L, RGB, RGBA or CMYK."""
    mode = picture.mode
    if mode in SIXTEEN_BIT_GREYS:
        return picture.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    if mode in ("PA", "LA", "La", "RGBa") or (
        mode in ("P", "L", "RGB", "1") and "transparency" in picture.info
    ):
        return picture.convert("RGBA")
    if mode == "1":
        return picture.convert("L")
    if mode in ("L", "RGB", "RGBA", "CMYK"):
        return picture
    return picture.convert("RGB")


def _rgb(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _without_idle_alpha(picture: Image.Image) -> Image.Image:
    """Drop an alpha channel that makes nothing transparent: screenshots have one."""
    if picture.mode == "RGBA" and picture.getextrema()[3] == (255, 255):
        return picture.convert("RGB")
    return picture
