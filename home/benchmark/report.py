"""The tables and the chart in docs/performance.md, a part for each database."""

import os

from home.benchmark.document import load_of_machine, when_and_where
from home.benchmark.load import CONNECTIONS
from home.benchmark.measuring import Measure, Result, Row

MEBIBYTE = 1024 * 1024
BAR = 40


def part(name: str, result: Result, pages: int, seconds: float) -> str:
    """What was found on one database, in Markdown."""
    head = (
        f"{when_and_where()} and {_memory()} GiB with {pages:,} generated pages; "
        f"{CONNECTIONS} connections, {seconds:.0f} s a row, load generator on the same cores; {load_of_machine()}. "
        f"The server's processes held {result.memory / MEBIBYTE:.0f} MiB together at the end and answered {result.ready_seconds:.1f} s after their start."
    )
    return "\n\n".join([head, _table(result), _chart(result)])


def _table(result: Result) -> str:
    lines = [
        (
            "| address | queries | cold, ms | made: req/s | CPU, ms (database) | warm: req/s | p50 / p99, ms | CPU, ms | of bare "
            "| cached: req/s | p50 / p99, ms | CPU, ms | KB | of bare |"
        ),
        f"|---|{13 * '--:|'}",
    ]
    return "\n".join([*lines, *map(_line, result.rows)])


def _line(row: Row) -> str:
    made, warm, cached = row.made, row.warm, row.cached
    database = f" ({made.database_ms:.1f})" if made.database_ms else ""
    cells = [
        row.name,
        str(row.queries),
        f"{row.cold_ms:.0f}",
        f"{made.load.rate:,.0f}",
        f"{made.cpu_ms:.1f}{database}",
        f"{warm.load.rate:,.0f}",
        _times(warm),
        f"{warm.cpu_ms:.1f}",
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
    """Processor time of making an answer, the dearest as long as the line."""
    most = max(row.made.cpu_ms + row.made.database_ms for row in result.rows)
    width = max(len(row.name) for row in result.rows)
    lines = []
    for row in result.rows:
        spent = row.made.cpu_ms + row.made.database_ms
        lines.append(f"{row.name:<{width}}  {'█' * max(1, round(spent / most * BAR)):<{BAR}}  {spent:6.1f}")
    return "\n".join(
        ["```text", "Processor time of making an answer in ms, the database's included", "", *lines, "```"]
    )


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
