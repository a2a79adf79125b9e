"""A database of its own to measure in, beside the configured one, so that no site is touched."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def scratch_database(purpose: str) -> Iterator[None]:
    """Within the block every query goes to a new, migrated database, dropped at the end; ``purpose`` is part of its name."""
    name = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as folder:
        scratch = (
            str(Path(folder) / f"{purpose}.sqlite3") if connection.vendor == "sqlite" else f"{name}_{purpose}"
        )
        connection.settings_dict["TEST"] = {**connection.settings_dict.get("TEST", {}), "NAME": scratch}
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
