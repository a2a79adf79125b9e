"""People with roles, for tests of what they may do."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import APIToken

from home.roles import (
    ADMINISTRATORS,
    EDITORS,
    MODERATORS,
    TRANSLATORS_ENGLISH,
    TRANSLATORS_SERBIAN,
    ensure_roles,
)

ROLES = (EDITORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN, MODERATORS, ADMINISTRATORS)
LANGUAGES = {
    EDITORS: {"sr"},
    TRANSLATORS_ENGLISH: {"en"},
    TRANSLATORS_SERBIAN: {"sr"},
    MODERATORS: {"sr", "en"},
    ADMINISTRATORS: {"sr", "en"},
}
"""Who writes in which language."""


@dataclass
class Someone:
    """A member of one group, with a browser and a token."""

    user: User
    client: Client
    token: dict[str, str]


def someone(role: str) -> Someone:
    """A new person in a role."""
    user = User.objects.create_user(f"person{User.objects.count()}", "a@example.org", "lozinka")
    user.groups.add(ensure_roles()[role])
    client = Client()
    client.force_login(user)
    _token, key = APIToken.create_token(user=user, name="test")
    return Someone(user, client, {"authorization": f"Bearer {key}"})
