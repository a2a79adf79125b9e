"""Who may do what in the admin: five groups, and the review that every page passes before it is published.

Written with plain queries only, like ``home.bootstrap``, so that the data migration, the demo and the tests share it.
Calling it again restores what a role has by definition and takes nothing else away.

A page permission holds for a tree, and each language is a tree of its own: that is how a role is held to a language.
"""

from django.apps import apps as current_apps

from home.bootstrap import ENGLISH, SERBIAN, ensure_site

EDITORS = "Editors"
TRANSLATORS_ENGLISH = "Translators: English"
TRANSLATORS_SERBIAN = "Translators: Serbian"
MODERATORS = "Moderators"
ADMINISTRATORS = "Administrators"

WORKFLOW = "Review before publication"
REVIEW_TASK = "Review by a moderator"

_SNIPPETS = ("taxonomy.category", "taxonomy.tag", "events.eventseries", "home.navigation", "home.footer")
# What is written in Serbian only.
_SERBIAN_SNIPPETS = ("script.scriptexception",)
# What is of both languages at once, and is kept by whoever writes or translates.
_BILINGUAL_SNIPPETS = ("translations.glossaryterm",)
_ALL_SNIPPETS = (*_SNIPPETS, *_SERBIAN_SNIPPETS, *_BILINGUAL_SNIPPETS)
_EVERYDAY = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation")


def _on(models, *actions) -> tuple[str, ...]:
    """The names of Django's permissions for actions on models (``app.model``)."""
    return tuple(
        f"{app_label}.{action}_{model}"
        for app_label, model in (name.split(".") for name in models)
        for action in actions
    )


_TRANSLATORS = (
    *_EVERYDAY,
    *_on(_SNIPPETS, "change", "view"),
    *_on(_BILINGUAL_SNIPPETS, "add", "change", "delete", "view"),
)

PERMISSIONS = {
    EDITORS: (
        *_EVERYDAY,
        *_on(_SNIPPETS, "add", "change", "view"),
        *_on((*_SERBIAN_SNIPPETS, *_BILINGUAL_SNIPPETS), "add", "change", "delete", "view"),
    ),
    TRANSLATORS_ENGLISH: _TRANSLATORS,
    MODERATORS: (*_EVERYDAY, *_on(_ALL_SNIPPETS, "add", "change", "delete", "view")),
    ADMINISTRATORS: (
        *_EVERYDAY,
        *_on(_ALL_SNIPPETS, "add", "change", "delete", "view"),
        *_on(("auth.user", "auth.group"), "add", "change", "delete"),
        *_on(("wagtailcore.site",), "add", "change", "delete"),
        *_on(("wagtailcore.workflow", "wagtailcore.task"), "add", "change", "delete"),
        *_on(
            ("wagtailredirects.redirect", "wagtailsearchpromotions.searchpromotion"),
            "add",
            "change",
            "delete",
        ),
        *_on(("webhooks.endpoint",), "add", "change", "delete"),
        "home.change_sitesettings",
    ),
    TRANSLATORS_SERBIAN: _TRANSLATORS,
}
"""What each group may do that does not depend on a place in the page tree. What is written in one language is held to the
languages of the page permissions all the same (``cms.translations.rights``)."""

HOME_PERMISSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    EDITORS: {SERBIAN: ("add", "change")},
    TRANSLATORS_ENGLISH: {ENGLISH: ("change", "publish")},
    TRANSLATORS_SERBIAN: {SERBIAN: ("change", "publish")},
    MODERATORS: {
        SERBIAN: ("add", "change", "publish", "lock", "unlock"),
        ENGLISH: ("add", "change", "publish", "lock", "unlock"),
    },
}
"""What each group may do with the pages of a language. A translator publishes: a translation is made of a text that has
passed the review, and goes live only whole or as a summary (``cms.translations.gate``)."""

ROOT_PERMISSIONS = {ADMINISTRATORS: ("add", "change", "publish", "bulk_delete", "lock", "unlock")}
"""What a group may do with all pages, the home pages included."""

FILE_PERMISSIONS = {
    EDITORS: ("add", "change", "choose"),
    TRANSLATORS_ENGLISH: ("add", "choose"),
    TRANSLATORS_SERBIAN: ("add", "choose"),
    MODERATORS: ("add", "change", "choose", "delete"),
    ADMINISTRATORS: ("add", "change", "choose", "delete"),
}
"""What each group may do with images and documents; who may add one may change and delete it too."""


def ensure_roles(apps=current_apps) -> dict:
    """Return the groups by name with all they are given here, and put the review before every publication.

    ``apps`` is the model registry to use: the current one, or a migration's.
    """
    homes = ensure_site(apps)
    group_model = apps.get_model("auth", "Group")
    groups = {name: group_model.objects.get_or_create(name=name)[0] for name in PERMISSIONS}
    for name, group in groups.items():
        group.permissions.add(*(_permission(apps, permission) for permission in PERMISSIONS[name]))
        _give_files(apps, group, FILE_PERMISSIONS[name])
    _give_pages(apps, groups, homes)
    _ensure_review(apps, groups[MODERATORS], homes.values())
    return groups


def _permission(apps, name: str):
    """The permission ``app.codename``; made here when Django has not yet, which it does only after all migrations."""
    app_label, codename = name.split(".")
    model = {"access_admin": "admin", "submit_translation": "translation"}.get(codename) or codename.split(
        "_"
    )[-1]
    content_type = _content_type(apps, app_label, model)
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type_id=content_type.pk,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


def _give_files(apps, group, actions) -> None:
    """Wagtail asks for the permissions of its own image and document models, whatever model the site uses."""
    root_collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for name in _on(("wagtailimages.image", "wagtaildocs.document"), *actions):
        given.get_or_create(
            group_id=group.pk, collection_id=root_collection.pk, permission_id=_permission(apps, name).pk
        )


def _give_pages(apps, groups, homes) -> None:
    """Give the rights on the trees, and withdraw those on all pages that Wagtail's first migration gives."""
    given = apps.get_model("wagtailcore", "GroupPagePermission").objects
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).order_by("path").first()
    trees = [
        (name, homes[language].pk, actions)
        for name, languages in HOME_PERMISSIONS.items()
        for language, actions in languages.items()
    ]
    trees += [(name, root.pk, actions) for name, actions in ROOT_PERMISSIONS.items()]
    for name, page_id, actions in trees:
        for permission in _on(("wagtailcore.page",), *actions):
            given.get_or_create(
                group_id=groups[name].pk, page_id=page_id, permission_id=_permission(apps, permission).pk
            )
    held_to_a_language = [groups[name].pk for name in HOME_PERMISSIONS]
    given.filter(page_id=root.pk, group_id__in=held_to_a_language).delete()


def _ensure_review(apps, moderators, homes) -> None:
    """One review for both trees, so that a section added later has it too; Wagtail's own for all pages is retired."""
    workflow_model = apps.get_model("wagtailcore", "Workflow")
    task_model = apps.get_model("wagtailcore", "GroupApprovalTask")
    task = task_model.objects.filter(name=REVIEW_TASK).first() or task_model.objects.create(
        name=REVIEW_TASK,
        active=True,
        content_type_id=_content_type(apps, "wagtailcore", "groupapprovaltask").pk,
    )
    task.groups.add(moderators.pk)
    workflow, _made = workflow_model.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow_id=workflow.pk, task_id=task.pk, defaults={"sort_order": 0}
    )
    assigned = apps.get_model("wagtailcore", "WorkflowPage").objects
    for home in homes:
        assigned.get_or_create(page_id=home.pk, defaults={"workflow_id": workflow.pk})
    for retired in assigned.filter(page__depth=1).exclude(workflow_id=workflow.pk):
        workflow_model.objects.filter(pk=retired.workflow_id).update(active=False)
        retired.delete()


def _content_type(apps, app_label, model):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    return content_types.get_or_create(app_label=app_label, model=model)[0]
