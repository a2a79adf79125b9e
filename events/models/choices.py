"""The fixed lists that events choose from; values follow schema.org where it has a term."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventType(models.TextChoices):
    """What kind of occasion it is."""

    CONFERENCE = "conference", _("conference")
    WORKSHOP = "workshop", _("workshop")
    TRAINING = "training", _("training")
    FAIR = "fair", _("fair")
    EXHIBITION = "exhibition", _("exhibition")
    BROKERAGE = "brokerage", _("brokerage event")
    MEETING = "meeting", _("meeting")
    STUDY_VISIT = "study_visit", _("study visit")
    OTHER = "other", _("other")


class EventStatus(models.TextChoices):
    """https://schema.org/EventStatusType"""

    SCHEDULED = "scheduled", _("scheduled")
    CANCELLED = "cancelled", _("cancelled")
    POSTPONED = "postponed", _("postponed")
    RESCHEDULED = "rescheduled", _("rescheduled")
    MOVED_ONLINE = "moved_online", _("moved online")


class DateChange(models.TextChoices):
    """What is different on one date of an event that repeats."""

    CANCELLED = "cancelled", _("cancelled")
    MOVED = "moved", pgettext_lazy("date", "moved")
    ADDED = "added", pgettext_lazy("date", "added")


class AttendanceMode(models.TextChoices):
    """https://schema.org/EventAttendanceModeEnumeration"""

    OFFLINE = "offline", _("on site")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("on site and online")


class ParticipantRole(models.TextChoices):
    """What a person or an organisation does at an event."""

    ORGANISER = "organiser", _("organiser")
    PARTNER = "partner", _("partner")
    SPONSOR = "sponsor", _("sponsor")
    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator")


class Admission(models.TextChoices):
    """Whether taking part costs anything."""

    UNKNOWN = "", _("not stated")
    FREE = "free", _("free")
    PAID = "paid", _("paid")
