"""Messages of Wagtail that visitors can meet and that it has no Serbian for.

Named here only so that they are collected into our catalogue, which comes before Wagtail's own.
"""

from django.utils.translation import gettext_noop

WRONG_PASSWORD = gettext_noop("The password you have entered is not correct. Please try again.")
"""The form at which the password of a restricted page is asked for (``wagtail.forms``)."""
