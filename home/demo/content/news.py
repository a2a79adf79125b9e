"""All news of the demo site, latest first."""

from .calendar import Calendar
from .news_archive import ARCHIVE
from .news_features import FEATURES
from .news_longread import longread
from .news_recent import RECENT
from .news_weeks import WEEKS
from .schema import News


def news(cal: Calendar) -> list[News]:
    """Return every news item as of the calendar's today."""
    return [write(cal) for write in (*RECENT, *WEEKS, longread, *FEATURES, *ARCHIVE)]
