"""What settings read from outside: the environment, and the folder that holds everything a site writes.

docs/operations.md lists every variable; a test holds it to that.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()


def persistent_secret(path: Path) -> str:
    """Return the secret kept in a file, made at random the first time; only its owner may read it.

    Several server processes may start at the same moment: the file appears complete or not at all, and the first
    one wins.

    Args:
        path: where the secret lives, outside version control.

    Raises:
        OSError: when the folder cannot be written to.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


def origin(name: str, url: str) -> str:
    """Scheme, host and port of an address; empty for an empty one.

    Raises:
        ImproperlyConfigured: the variable ``name`` holds no address.
    """
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ImproperlyConfigured(
            f"{name} is {url!r}; it must be an address such as https://www.example.rs/preview/"
        )
    return f"{parts.scheme}://{parts.netloc}" if url else ""
