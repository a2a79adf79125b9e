"""The catalogues as they are written, whether or not ``make messages`` has compiled them in this clone."""

from pathlib import Path

import polib
import pytest

from tests.messages.catalogue import LOCALE


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """A folder with every catalogue of the project compiled."""
    folder = tmp_path_factory.mktemp("locale")
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        target = folder / source.relative_to(LOCALE).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        polib.pofile(str(source)).save_as_mofile(str(target))
    return folder


@pytest.fixture
def catalogues(compiled, settings) -> Path:
    """Have the site read the catalogues compiled just now."""
    settings.LOCALE_PATHS = [compiled]
    return compiled
