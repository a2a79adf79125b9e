"""What the journeys share."""

import pytest

from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from tests.journeys.admin import add_person


@pytest.fixture
def staff(site, roles):
    """An editor, a moderator and a translator to English."""
    for username, group in (
        ("urednica", EDITORS),
        ("recenzentkinja", MODERATORS),
        ("prevodilac", TRANSLATORS_ENGLISH),
    ):
        add_person(username, roles[group])
