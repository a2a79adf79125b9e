"""Upload files as phones, cameras and mischief make them."""

import hashlib
import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

# Strings that must never be found in what is stored or served.
SECRETS = {
    "camera": b"Fotoaparat-Tajni",
    "author": b"Autor-Tajni",
    "xmp": b"Xmp-Tajni",
    "iptc": b"Iptc-Tajni",
    "comment": b"Komentar-Tajni",
    "thumbnail": b"Slicica-Tajna",
    "trailer": b"Rep-Tajni",
}
MARKERS = (
    b"Exif\x00\x00",
    b"http://ns.adobe.com/xap",
    b"Photoshop 3.0",
    b"eXIf",
    b"tEXt",
    b"iTXt",
    b"zTXt",
    b"XMP ",
    b"EXIF",
)


def halves(width: int = 600, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and right half blue, so that turning shows."""
    picture = Image.new("RGB", (width, height), (200, 20, 20))
    picture.paste((20, 20, 200), (width // 2, 0, width, height))
    return picture.convert(mode)


def exif_with_gps(orientation: int = 1) -> Image.Exif:
    """EXIF as a phone writes it: camera, author, place and the given orientation."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = SECRETS["camera"].decode()
    exif[ExifTags.Base.Artist] = SECRETS["author"].decode()
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (43.0, 19.0, 15.0), 3: "E", 4: (21.0, 53.0, 45.0)}  # Niš
    )
    return exif


def phone_jpeg(orientation: int = 1, picture: Image.Image | None = None, **options) -> bytes:
    """A JPEG with every kind of metadata that JPEG can carry, and bytes after its end."""
    output = io.BytesIO()
    (picture or halves()).save(
        output,
        "JPEG",
        quality=95,
        # Bytes behind the tags are where cameras put a thumbnail.
        exif=exif_with_gps(orientation).tobytes() + SECRETS["thumbnail"],
        comment=SECRETS["comment"],
        xmp=b"<x:xmpmeta>" + SECRETS["xmp"] + b"</x:xmpmeta>",
        **options,
    )
    data = output.getvalue()
    return (
        data[:2] + _segment(0xED, b"Photoshop 3.0\x008BIM" + SECRETS["iptc"]) + data[2:] + SECRETS["trailer"]
    )


def _segment(marker: int, payload: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload


def chatty_png() -> bytes:
    """A transparent PNG with text chunks, EXIF and XMP."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRETS["comment"].decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRETS["xmp"].decode())
    picture = halves(mode="RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return saved(picture, "PNG", pnginfo=texts, exif=exif_with_gps())


def saved(picture: Image.Image, format: str, **options) -> bytes:
    """The bytes of a picture in a format."""
    output = io.BytesIO()
    picture.save(output, format, **options)
    return output.getvalue()


def moving(format: str) -> bytes:
    """A picture of two frames."""
    return saved(halves(60, 40), format, save_all=True, append_images=[halves(60, 40).rotate(180)])


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims to be ``width`` × ``height`` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + chunk(b"IEND", b"")
    )


def icc(name: str = "sRGB") -> bytes:
    """A colour profile that Pillow can make."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def upload(data: bytes, name: str = "IMG_5501.jpg", content_type: str = "image/jpeg") -> SimpleUploadedFile:
    """The bytes as a browser sends them."""
    return SimpleUploadedFile(name, data, content_type)


def leaks(data: bytes) -> list[bytes]:
    """What of the secrets, and which carriers of metadata, are found in a file."""
    return [needle for needle in (*SECRETS.values(), *MARKERS) if needle in data]


def sha1(data: bytes) -> str:
    """The digest by which Wagtail knows a file."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
