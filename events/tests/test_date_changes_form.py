"""What the edit form refuses of changes to single dates, in the admin and for programs alike."""

import datetime as dt

import pytest
from wagtail.api.v3.form_data import build_form_data, get_api_form_class

from cms.api.editing.forms import errors_of
from events.factories import EventPageFactory
from events.models import EventPage

TUESDAY = dt.date(2026, 10, 6)
CHANGE = {"change": "cancelled", "note": "", "new_date": None, "new_start_time": None, "new_end_time": None}

pytestmark = pytest.mark.django_db


def filled(site_tree, admin_user, changes: list[dict], event: dict, **values):
    """The form of a course on six Tuesdays from six to eight with these changes, and further ``values`` sent."""
    facts = {
        "repetition": "weekly",
        "repetition_count": 6,
        "start_time": dt.time(18),
        "end_time": dt.time(20),
    }
    page = EventPageFactory(parent=site_tree.sr.events, start_date=TUESDAY, **{**facts, **event})
    payload = {"date_changes": [{**CHANGE, **change} for change in changes], **values}
    form_class = get_api_form_class(EventPage, field_names=payload)
    data = build_form_data(form_class, payload, instance=page)
    return form_class(data=data, instance=page, parent_page=page.get_parent(), for_user=admin_user)


@pytest.mark.parametrize(
    ("changes", "event", "field"),
    [
        ([{"date": "2026-10-14"}], {}, "date"),
        ([{"date": "2026-10-13"}, {"date": "2026-10-13"}], {}, "date"),
        ([{"date": "2026-10-13", "change": "added"}], {}, "date"),
        ([{"date": "2026-10-13"}], {"repetition": ""}, "date"),
        (
            [{"date": "2026-10-13", "change": "moved", "new_start_time": "17:00"}],
            {},
            "new_end_time",
        ),
        (
            [
                {
                    "date": "2026-10-13",
                    "change": "moved",
                    "new_start_time": "17:00",
                    "new_end_time": "16:00",
                }
            ],
            {},
            "new_end_time",
        ),
        (
            [{"date": "2026-10-13", "change": "moved", "new_start_time": "17:00"}],
            {"start_time": None, "end_time": None, "is_all_day": True},
            "new_start_time",
        ),
    ],
    ids=["no date", "twice", "there anyway", "no repetition", "no end", "ends before it begins", "no hours"],
)
def test_a_change_that_does_not_fit_the_event_is_refused_at_its_place(
    site_tree, admin_user, changes, event, field
):
    form = filled(site_tree, admin_user, changes, event)
    assert not form.is_valid()
    assert ["body", "date_changes", 0, field] in [error["loc"] for error in errors_of(form)]


def test_an_added_date_can_be_cancelled(site_tree, admin_user):
    changes = [{"date": "2026-12-01", "change": "added"}, {"date": "2026-12-01"}]
    assert filled(site_tree, admin_user, changes, {}).is_valid()


def test_dates_without_a_rule_must_be_listed(site_tree, admin_user):
    form = filled(site_tree, admin_user, [], {}, repetition="dates")
    assert [error["loc"] for error in errors_of(form)] == [["body", "repetition"]]


def test_a_new_rule_is_compared_with_the_changes_sent_along(site_tree, admin_user):
    changes = [{"date": "2026-10-08"}]
    form = filled(site_tree, admin_user, changes, {}, repetition_weekdays=["TH"])
    assert form.is_valid(), errors_of(form)
    page = form.save()
    assert page.occurrences.get(date=dt.date(2026, 10, 8)).is_cancelled


def test_the_days_of_the_week_are_those_there_are(site_tree, admin_user):
    form = filled(site_tree, admin_user, [], {}, repetition_weekdays=["XX"])
    assert [error["loc"] for error in errors_of(form)] == [["body", "repetition_weekdays"]]
