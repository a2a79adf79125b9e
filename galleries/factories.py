"""Test pages of the galleries section."""

import datetime as dt

import factory

from cms.images.factories import CmsImageFactory
from cms.pages.factories import BasePageFactory
from galleries.models import GalleryListPage, GalleryPage, GalleryPhoto


class GalleryListPageFactory(BasePageFactory):
    title = "Galerije"

    class Meta:
        model = GalleryListPage


class GalleryPageFactory(BasePageFactory):
    """A gallery without photos; add them with ``GalleryPhotoFactory(page=gallery)``."""

    title = factory.Sequence(lambda n: f"Galerija broj {n}")
    date = factory.Sequence(lambda n: dt.date(2026, 11, 1) - dt.timedelta(days=n))

    class Meta:
        model = GalleryPage


class GalleryPhotoFactory(factory.django.DjangoModelFactory):
    image = factory.SubFactory(CmsImageFactory)
    caption = factory.Sequence(lambda n: f"Natpis {n}")
    alt = factory.Sequence(lambda n: f"Učesnici radionice za stolom {n}")
    sort_order = factory.Sequence(lambda n: n)
    locale = factory.SelfAttribute("page.locale")

    class Meta:
        model = GalleryPhoto
