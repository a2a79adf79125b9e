"""``manage.py worker``: the one background process of an installation."""

import logging
import os
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

FEW_SECONDS = 5
MINUTE = 60
DAY = 24 * 60 * MINUTE

# What runs by the clock: command, how often (seconds), its options.
Schedule = tuple[tuple[str, int, dict[str, Any]], ...]
SCHEDULE: Schedule = (
    ("publish_scheduled", MINUTE, {}),
    ("publish_together", MINUTE, {}),
    ("purge_front_cache", FEW_SECONDS, {}),
    ("send_webhooks", FEW_SECONDS, {}),
    ("clearsessions", DAY, {}),
    ("translation_memory", DAY, {}),
    ("translation_reminders", DAY, {}),
    ("prune_draft_links", DAY, {}),
    ("prune_webhooks", DAY, {}),
    ("translation_state", DAY, {"verify": True, "repair": True}),
)
# The same for what only an installation with a queue needs.
QUEUE_SCHEDULE: Schedule = (("prune_db_task_results", DAY, {"queue_name": "*", "min_age_days": 30}),)


class QueueWorker(Worker):
    """django-tasks-db's own worker, which returns as soon as the queue is empty and looks at the clock between two tasks: a long queue must
    keep nothing waiting that is due."""

    def __init__(self, look_at_the_clock: Callable[[], None]) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self.look_at_the_clock = look_at_the_clock

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one task; then whatever is due."""
        super().run_task(db_task_result)
        if self.running:
            self.look_at_the_clock()


class Command(BaseCommand):
    """Run queued tasks as they come, and the scheduled commands when they are due, until told to stop."""

    help = "Runs queued background tasks, publishes scheduled pages every minute and cleans up once a day"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pauses and the two ways to end by itself."""
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds to rest when there is no work"
        )
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument("--with-parent", action="store_true", help="end when the parent process ends")

    def handle(self, *args: Any, **options: Any) -> None:
        """Alternate between queue and clock; SIGTERM and SIGINT end after the task that is running."""
        queued = isinstance(task_backends["default"], DatabaseBackend)
        schedule = SCHEDULE + QUEUE_SCHEDULE if queued else SCHEDULE
        parent, due = os.getppid(), {name: 0.0 for name, *_ in schedule}
        worker = QueueWorker(lambda: self.run_due(schedule, due))
        worker.configure_signals()
        while worker.running:
            self.run_due(schedule, due)
            if queued:
                worker.run()
            if options["once"] or (options["with_parent"] and os.getppid() != parent):
                return
            if worker.running:
                time.sleep(options["interval"])

    def run_due(self, schedule: Schedule, due: dict[str, float]) -> None:
        """Run each scheduled command whose time has come; a failing one is logged and tried again next time.

        Args:
            schedule: what to run and how often.
            due: for each command, the monotonic time from which it may run; brought up to date here.
        """
        for name, every, options in schedule:
            if time.monotonic() < due[name]:
                continue
            due[name] = time.monotonic() + every
            close_old_connections()
            try:
                call_command(name, stdout=self.stdout, stderr=self.stderr, verbosity=0, **options)
            except Exception:
                logger.exception("worker: %s failed", name)
            finally:
                close_old_connections()
