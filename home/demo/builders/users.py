"""The four people who work in the demo, one for each role."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from home.roles import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS_ENGLISH

from .world import World


@dataclass(frozen=True)
class Person:
    """A user of the demo; `language` is that of the admin."""

    username: str
    first_name: str
    last_name: str
    group: str
    language: str = "sr-latn"
    is_superuser: bool = False


PEOPLE = (
    Person("admin", "Marko", "Admin", ADMINISTRATORS, is_superuser=True),
    Person("urednik", "Tijana", "Đorđević", EDITORS),
    Person("prevodilac", "Katarina", "Milić", TRANSLATORS_ENGLISH),
    Person("recenzent", "Jelena", "Stojanović", MODERATORS),
)


def build_users(world: World, password: str) -> None:
    """Make the users that are missing, all with the same password; those that are there keep theirs."""
    user_model = get_user_model()
    for person in PEOPLE:
        user = user_model.objects.filter(username=person.username).first()
        if user is None:
            user = user_model(
                username=person.username,
                email=f"{person.username}@example.org",
                first_name=person.first_name,
                last_name=person.last_name,
                is_staff=person.is_superuser,
                is_superuser=person.is_superuser,
            )
            user.set_password(password)
            user.save()
            user.groups.add(Group.objects.get(name=person.group))
            UserProfile.objects.create(user=user, preferred_language=person.language)
            world.made["users"] += 1
        world.users[person.username] = user
