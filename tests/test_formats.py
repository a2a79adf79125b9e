"""Dates that Django writes, in the admin and in mail, are read the same way by everybody."""

import datetime as dt

import pytest
from django.utils import translation
from django.utils.formats import date_format

MOMENT = dt.datetime(2026, 2, 12, 20, 47, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "kind", "written"),
    [
        ("en", "SHORT_DATE_FORMAT", "12 Feb 2026"),
        ("en", "SHORT_DATETIME_FORMAT", "12 Feb 2026, 20:47"),
        ("en", "DATE_FORMAT", "12 February 2026"),
        ("en", "DATETIME_FORMAT", "12 February 2026, 20:47"),
        ("sr-latn", "SHORT_DATE_FORMAT", "12.02.2026."),
        ("sr-latn", "SHORT_DATETIME_FORMAT", "12.02.2026. 20:47"),
    ],
)
def test_the_day_cannot_be_taken_for_the_month(language, kind, written):
    with translation.override(language):
        assert date_format(MOMENT, kind) == written
