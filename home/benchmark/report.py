"""The tables and the chart in docs/performance.md. Each database has a part of its own, between two marks."""

import datetime as dt
import os
import re
from pathlib import Path

from home.benchmark.load import CONNECTIONS
from home.benchmark.measuring import Measure, Result, Row

MEBIBYTE = 1024 * 1024
BAR = 40


def part(name: str, result: Result, pages: int, seconds: float) -> str:
    """What was found on one database, in Markdown."""
    load = " / ".join(f"{value:.1f}" for value in os.getloadavg())
    head = (
        f"Measured {dt.datetime.now(tz=dt.UTC):%Y-%m-%d} on {os.cpu_count()} cores and {_memory()} GiB with {pages:,} generated pages; "
        f"{CONNECTIONS} connections, {seconds:.0f} s a row, load generator on the same cores. Load of the machine in the last "
        f"1 / 5 / 15 minutes: {load}; whatever is above 3 was other work. "
        f"The server's processes held {result.memory / MEBIBYTE:.0f} MiB together at the end and answered {result.ready_seconds:.1f} s after their start."
    )
    return "\n\n".join([head, _table(result), _chart(result)])


def write_part(path: Path, name: str, text: str) -> None:
    """Put a part in place of what stands between its marks. Raises ValueError when the document has no such marks."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    document = path.read_text()
    if begin not in document or end not in document:
        raise ValueError(f"{path} has no marks for {name}")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    path.write_text(pattern.sub(lambda _found: f"{begin}\n{text}\n{end}", document))


def _table(result: Result) -> str:
    lines = [
        (
            "| address | queries | cold, ms | warm: req/s | p50 / p99, ms | CPU, ms (database) | of bare "
            "| cached: req/s | p50 / p99, ms | CPU, ms | KB | of bare |"
        ),
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    return "\n".join([*lines, *map(_line, result.rows)])


def _line(row: Row) -> str:
    warm, cached = row.warm, row.cached
    database = f" ({warm.database_ms:.1f})" if warm.database_ms else ""
    cells = [
        row.name,
        str(row.queries),
        f"{row.cold_ms:.0f}",
        f"{warm.load.rate:,.0f}",
        _times(warm),
        f"{warm.cpu_ms:.1f}{database}",
        _share(warm),
        f"{cached.load.rate:,.0f}",
        _times(cached),
        f"{cached.cpu_ms:.2f}",
        f"{cached.bytes / 1000:.1f}",
        _share(cached),
    ]
    return f"| {' | '.join(cells)} |"


def _times(measure: Measure) -> str:
    return f"{measure.load.p50:.1f} / {measure.load.p99:.1f}"


def _share(measure: Measure) -> str:
    return f"{measure.ratio:.3f}" if measure.ratio < 0.1 else f"{measure.ratio:.2f}"


def _chart(result: Result) -> str:
    """Processor time of a warm answer, the dearest as long as the line."""
    most = max(row.warm.cpu_ms + row.warm.database_ms for row in result.rows)
    width = max(len(row.name) for row in result.rows)
    lines = []
    for row in result.rows:
        spent = row.warm.cpu_ms + row.warm.database_ms
        lines.append(f"{row.name:<{width}}  {'█' * max(1, round(spent / most * BAR)):<{BAR}}  {spent:6.1f}")
    return "\n".join(
        ["```text", "Processor time of a warm answer in ms, the database's included", "", *lines, "```"]
    )


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
