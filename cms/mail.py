"""Mail to people who work here, each in his or her own language."""

import logging
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.mail import get_connection
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.users.models import UserProfile

logger = logging.getLogger(__name__)


def send_in_own_language(person: AbstractUser, template: str, context: dict[str, Any]) -> bool:
    """Send ``<template>.txt`` under ``<template>_subject.txt``; return whether the mail went.

    Raises nothing: what it is about has happened, and is seen in the admin, also when a mail server is away.
    """
    if not person.is_active or not person.email:
        return False
    with override(UserProfile.get_for_user(person).get_preferred_language()):
        subject = render_to_string(f"{template}_subject.txt", context).strip()
        body = render_to_string(f"{template}.txt", context).strip() + "\n"
    try:
        return bool(send_mail(subject, body, [person.email], connection=get_connection()))
    except Exception:
        logger.exception("Mail %s could not be sent to user %s", template, person.pk)
        return False
