"""The pictures of the demo site, gallery by gallery, each with what it shows and its caption in both languages."""

from . import fair, leads, machines, meeting, open_day, portraits, region, sawmill, workshop
from .shot import Shot

GALLERIES: dict[str, list[Shot]] = {
    "workshop": workshop.SHOTS,
    "meeting": meeting.SHOTS,
    "open-day": open_day.SHOTS,
    "sawmill": sawmill.SHOTS,
    "autumn-fair": fair.SHOTS,
    "machines": machines.SHOTS,
    "region": region.SHOTS,
    "portraits": portraits.SHOTS,
}

PICTURES = {shot.picture.key: shot.picture for shots in (*GALLERIES.values(), leads.SHOTS) for shot in shots}
