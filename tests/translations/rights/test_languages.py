"""In which languages a person may write."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from wagtail.models import GroupPagePermission, Page

from cms.translations.rights.languages import languages_of, may_edit, may_publish, may_write_in, people_of
from home.roles import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target


@pytest.fixture
def people(site_tree) -> dict[str, User]:
    people = {}
    for name, group in ensure_roles().items():
        people[name] = User.objects.create_user(name)
        people[name].groups.add(group)
    return people


def codes(user, *actions) -> list[str]:
    return [
        locale.language_code for locale in (languages_of(user, actions) if actions else languages_of(user))
    ]


def fresh(user: User) -> User:
    """The same person in another request: permissions are kept on the user object."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (EDITORS, ["sr-latn"]),
        (TRANSLATORS_ENGLISH, ["en"]),
        (MODERATORS, ["sr-latn", "en"]),
        (ADMINISTRATORS, ["sr-latn", "en"]),
    ],
)
def test_each_role(people, group, expected):
    assert codes(people[group]) == expected


def test_what_may_be_published_is_another_question(people):
    assert codes(people[EDITORS], "publish") == []
    assert codes(people[TRANSLATORS_ENGLISH], "publish") == ["en"]


def test_superusers_have_all_and_visitors_and_locked_people_none(locales, admin_user):
    assert codes(admin_user) == ["sr-latn", "en"]
    admin_user.is_active = False
    assert codes(admin_user) == []
    assert codes(AnonymousUser()) == []


def test_a_right_on_part_of_a_tree_counts_for_its_language(site_tree):
    user = User.objects.create_user("saradnik")
    group = Group.objects.create(name="Saradnici")
    user.groups.add(group)
    assert codes(user) == []
    GroupPagePermission.objects.create(
        group=group, page=Page.objects.get(pk=site_tree.en.news.pk), permission_type="change"
    )
    assert codes(fresh(user)) == ["en"]


def test_two_queries_at_first_and_none_afterwards(people, django_assert_num_queries, locales):
    """The user's page permissions with their pages; the locales."""
    user = fresh(people[TRANSLATORS_ENGLISH])
    with django_assert_num_queries(2):
        languages_of(user)
    with django_assert_num_queries(0):
        assert may_write_in(user, locales.en.pk)
        assert not may_write_in(user, locales.sr.pk)


def test_a_page_is_held_to_its_tree(people, site_tree):
    record = submit(NewsPageFactory(parent=site_tree.sr.news))
    source, english = record.source.get_source_instance(), target(record)
    translator = people[TRANSLATORS_ENGLISH]
    assert may_edit(translator, english)
    assert may_publish(translator, english)
    assert not may_edit(translator, source)
    assert may_edit(people[EDITORS], source)
    assert not may_edit(people[EDITORS], english)
    assert not may_publish(people[EDITORS], source)


def test_who_can_be_asked(people, locales, admin_user):
    assert set(people_of(locales.en)) == {
        people[TRANSLATORS_ENGLISH],
        people[MODERATORS],
        people[ADMINISTRATORS],
        admin_user,
    }
    assert people[EDITORS] in people_of(locales.sr)
    people[TRANSLATORS_ENGLISH].is_active = False
    people[TRANSLATORS_ENGLISH].save()
    assert people[TRANSLATORS_ENGLISH] not in people_of(locales.en)


def test_a_snippet_is_held_to_its_language_too(people, locales):
    from cms.taxonomy.models import Category

    serbian = Category.objects.create(name="Obuka", locale=locales.sr)
    english = Category.objects.create(name="Training", locale=locales.en)
    assert may_edit(people[TRANSLATORS_ENGLISH], english)
    assert not may_edit(people[TRANSLATORS_ENGLISH], serbian)
    # Language alone is not enough: the model's own permission is needed too.
    Permission.objects.get(codename="change_category").group_set.clear()
    assert not may_edit(fresh(people[TRANSLATORS_ENGLISH]), english)
