"""Parts of a document that are measured: each stands between two marks. Known to scripts too, so without Django."""

import datetime as dt
import os
import re
from pathlib import Path


def write_part(path: Path, name: str, text: str) -> None:
    """Put a part in place of what stands between its marks. Raises ValueError when the document has no such marks."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    document = path.read_text(encoding="utf-8")
    if begin not in document or end not in document:
        raise ValueError(f"{path} has no marks for {name}")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    path.write_text(pattern.sub(lambda _found: f"{begin}\n{text}\n{end}", document), encoding="utf-8")


def when_and_where() -> str:
    """The day, and how large the machine is, as a measured part begins."""
    return f"Measured {dt.datetime.now(tz=dt.UTC):%Y-%m-%d} on {os.cpu_count()} cores"


def load_of_machine() -> str:
    """What else the machine does, as far as it tells."""
    numbers = " / ".join(f"{number:.1f}" for number in os.getloadavg())
    return f"load of the machine in the last 1 / 5 / 15 minutes: {numbers}"
