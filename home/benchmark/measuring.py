"""Measuring every address: cold, made each time, warm and cached."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cms.delivery.version import start_new_version
from home.benchmark.load import Load, ask_once, put_load
from home.benchmark.queries import count_queries
from home.benchmark.serving import Served, database_cpu_seconds, served, site_environment

BARE = "home.benchmark.bare:application"
SITE = "cms.wsgi:application"


@dataclass(frozen=True)
class Measure:
    """One address under load, beside a bare application that gives as many bytes."""

    load: Load
    bare: Load
    cpu_ms: float
    database_ms: float
    bytes: int

    @property
    def ratio(self) -> float:
        """Which part of the bare application's rate is reached."""
        return self.load.rate / self.bare.rate


@dataclass(frozen=True)
class Row:
    """What one address costs. ``cold_ms`` is the first answer after a publication; ``made`` is with no whole answer kept, ``warm`` with those
    behind Django's stack, ``cached`` with those in front of it."""

    name: str
    queries: int
    cold_ms: float
    made: Measure
    warm: Measure
    cached: Measure


@dataclass(frozen=True)
class Result:
    """All addresses on one database, with the server's memory and how long it took to start."""

    rows: list[Row]
    memory: int
    ready_seconds: float


def measure_all(addresses: dict[str, str], seconds: float, say: Callable[[str], None]) -> Result:
    """Measure each address for ``seconds`` in each of the three ways, each time beside the bare application."""
    queries = {name: count_queries(path) for name, path in addresses.items()}
    environment = site_environment()
    with served(BARE) as bare:
        with served(SITE, **environment, PAGE_CACHE_MEGABYTES="0", KEPT_ANSWERS_MEGABYTES="0") as site:
            start_new_version()
            cold = {name: ask_once(site.port, path)[1] for name, path in addresses.items()}
            made = dict(_measure_each(addresses, site, bare, seconds, say))
        with served(SITE, **environment, PAGE_CACHE_MEGABYTES="0") as site:
            warm = dict(_measure_each(addresses, site, bare, seconds, say))
        with served(SITE, **environment) as site:
            cached = dict(_measure_each(addresses, site, bare, seconds, say))
            memory, ready = site.memory(), site.ready_seconds
    rows = [Row(name, queries[name], cold[name], made[name], warm[name], cached[name]) for name in addresses]
    return Result(rows, memory, ready)


def _measure_each(
    addresses: dict[str, str], site: Served, bare: Served, seconds: float, say: Callable[[str], None]
) -> Iterator[tuple[str, Measure]]:
    for name, path in addresses.items():
        # Each process has its own memory, and any of them may answer.
        size = max(ask_once(site.port, path)[0] for _ in range(8))
        had_spent, database_had_spent = site.cpu_seconds(), database_cpu_seconds()
        load = put_load(site.port, path, seconds)
        cpu, database = site.cpu_seconds() - had_spent, database_cpu_seconds() - database_had_spent
        beside = put_load(bare.port, f"/{size}", max(1, seconds / 2))
        per_request = 1000 / load.requests
        say(f"{name}: {load.rate:.0f}/s, {cpu * per_request:.2f} ms CPU, bare {beside.rate:.0f}/s")
        yield name, Measure(load, beside, cpu * per_request, database * per_request, size)
