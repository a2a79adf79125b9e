"""The background process: what is queued is done, what is due is done, and one failure does not stop it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms.images.factories import CmsImageFactory
from cms.images.jobs import make_renditions
from cms.images.renditions import every_filter
from cms.management.commands import worker


@task()
def rename(username: str) -> str:
    """Do something to see from outside."""
    get_user_model().objects.filter(username=username).update(first_name="Renamed")
    return username


@task()
def fail() -> None:
    """Break."""
    raise ValueError("broken")


@pytest.fixture
def queue(settings, transactional_db):
    """Production's queue instead of running tasks in place."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture(autouse=True)
def _keep_signal_handlers(monkeypatch):
    """Leave the test runner its own Ctrl-C."""
    monkeypatch.setattr(worker.Worker, "configure_signals", lambda self: None)


def test_queued_tasks_wait_for_the_worker_and_a_failing_one_does_not_stop_the_next(queue):
    user = get_user_model().objects.create(username="ana")
    fail.enqueue()
    rename.enqueue("ana")
    user.refresh_from_db()
    assert user.first_name == ""
    call_command("worker", once=True)
    user.refresh_from_db()
    assert user.first_name == "Renamed"
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


def test_a_long_queue_keeps_nothing_waiting_that_is_due(queue, monkeypatch):
    """Each task takes a minute by this clock."""
    minutes, ran = [0], []
    monkeypatch.setattr(worker.time, "monotonic", lambda: minutes[0] * 60)
    monkeypatch.setattr(worker, "call_command", lambda name, **options: ran.append(name))
    run_task = worker.Worker.run_task

    def slow(self, result):
        run_task(self, result)
        minutes[0] += 1

    monkeypatch.setattr(worker.Worker, "run_task", slow)
    for _number in range(3):
        rename.enqueue("ana")
    call_command("worker", once=True)
    assert ran.count("publish_scheduled") == 4


def results_of(task) -> list[DBTaskResult]:
    """What became of a task, whenever it ran. Wagtail queues tasks of its own for an image."""
    return list(DBTaskResult.objects.filter(task_path=task.module_path).order_by("finished_at"))


def test_pictures_are_made_in_every_size_behind_everything_else(queue):
    image = CmsImageFactory()
    assert not image.renditions.exists()
    image.alt_sr = "Vez"
    image.save(update_fields=["alt_sr"])
    rename.enqueue("ana")
    call_command("worker", once=True)
    (made,), (renamed,) = results_of(make_renditions), results_of(rename)
    assert made.return_value == len(every_filter(image))
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(every_filter(image))
    assert renamed.finished_at < made.started_at


def test_a_picture_that_cannot_be_read_or_is_gone_stops_nothing(queue):
    gone, unreadable = CmsImageFactory(), CmsImageFactory()
    gone.delete()
    unreadable.file.storage.delete(unreadable.file.name)
    call_command("worker", once=True)
    assert [(made.status, made.return_value) for made in results_of(make_renditions)] == [
        ("SUCCESSFUL", 0)
    ] * 2


@pytest.mark.django_db
def test_an_upload_waits_for_no_encoder_where_there_is_no_queue():
    assert not CmsImageFactory().renditions.exists()


@pytest.mark.django_db
def test_a_page_whose_time_has_come_is_published(site_tree, monkeypatch):
    # The test's own transaction would be closed with its connection.
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    page = site_tree.sr.news
    page.unpublish()
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("worker", once=True)
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db
def test_a_failing_scheduled_command_is_logged_and_the_others_run(monkeypatch, caplog):
    ran = []

    def command(name, **options):
        ran.append(name)
        if name == "publish_scheduled":
            raise RuntimeError("no")

    monkeypatch.setattr(worker, "call_command", command)
    call_command("worker", once=True)
    assert ran == [name for name, *_ in worker.SCHEDULE]
    assert len(ran) > 1
    assert "publish_scheduled failed" in caplog.text


def test_scheduled_commands_keep_their_pace(monkeypatch):
    ran = []
    monkeypatch.setattr(worker, "call_command", lambda name, **options: ran.append(name))
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    now = 1000.0
    monkeypatch.setattr(worker.time, "monotonic", lambda: now)
    due = {"publish_scheduled": 0.0}
    schedule = (("publish_scheduled", 60, {}),)
    for now in (1000.0, 1059.0, 1060.0, 1061.0):  # noqa: B007
        worker.Command().run_due(schedule, due)
    assert len(ran) == 2
