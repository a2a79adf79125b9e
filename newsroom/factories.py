"""Test pages of the newsroom."""

import datetime as dt

import factory

from cms.pages.factories import BasePageFactory
from newsroom.models import NewsListPage, NewsPage


class NewsListPageFactory(BasePageFactory):
    title = "Vesti"

    class Meta:
        model = NewsListPage


class NewsPageFactory(BasePageFactory):
    """A news item; each next one is a day older."""

    title = factory.Sequence(lambda n: f"Vest broj {n}")
    publication_date = factory.Sequence(lambda n: dt.date(2026, 11, 1) - dt.timedelta(days=n))

    class Meta:
        model = NewsPage
