"""Values that follow the original until a translator sets another."""

import pytest
from wagtail_localize.models import SegmentOverride, Translation

from cms.images.factories import CmsImageFactory
from events.factories import EventPageFactory
from tests.translations.desk import edit_url, form_of, submit, target, write_all


@pytest.fixture
def event(site_tree):
    page = EventPageFactory(
        parent=site_tree.sr.events,
        title="Sajam",
        lead_image=CmsImageFactory(title="Hala"),
        website="https://example.org/sr",
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def record(event) -> Translation:
    return submit(event)


@pytest.fixture
def screen(admin_client, record):
    """The values on the screen by the field they are of, and a way to post others."""

    class Values:
        def shown(self) -> dict:
            values = admin_client.get(edit_url(target(record))).context["values"]
            return {value.segment.context.path: value for value in values}

        def post(self, **values: str):
            """Fields by path; ``reset`` is the path whose button is pressed."""
            reset = values.pop("reset", None)
            names = {path: value.name for path, value in self.shown().items()}
            form = form_of(admin_client, target(record)) | {
                names[path]: text for path, text in values.items()
            }
            if reset:
                form["reset"] = names[reset]
            return admin_client.post(edit_url(target(record)), form)

    return Values()


def test_they_follow_the_original_at_first(screen, event):
    shown = screen.shown()
    assert not shown["lead_image"].is_set
    assert shown["lead_image"].original == event.lead_image
    assert shown["website"].original == "https://example.org/sr"


def test_another_picture_and_address_are_published_and_taken_back(
    screen, record, event, django_capture_on_commit_callbacks
):
    other = CmsImageFactory(title="Hall")
    assert screen.post(lead_image=str(other.pk), website="https://example.org/en").status_code == 302
    shown = screen.shown()
    assert (shown["lead_image"].chosen, shown["website"].chosen) == (other, "https://example.org/en")
    write_all(record)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    assert target(record).lead_image == other
    assert target(record).website == "https://example.org/en"
    screen.post(reset="lead_image")
    assert not screen.shown()["lead_image"].is_set
    assert screen.shown()["website"].is_set
    screen.post(website="")
    assert SegmentOverride.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "typed"),
    [("website", "example dot org"), ("website", "javascript:alert(1)"), ("lead_image", "999999")],
)
def test_what_is_no_such_value_comes_back_with_the_reason(screen, path, typed):
    response = screen.post(**{path: typed})
    assert response.status_code == 422
    (value,) = [value for value in response.context["values"] if value.segment.context.path == path]
    assert value.error
    assert value.typed == typed
    assert SegmentOverride.objects.count() == 0
