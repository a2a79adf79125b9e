"""Test pictures: small, real files."""

import factory
from factory.django import DjangoModelFactory, ImageField
from wagtail.models import Collection

from cms.images.models import CmsImage


class CmsImageFactory(DjangoModelFactory):
    """A 1200×800 JPEG with texts in both languages."""

    title = factory.Sequence(lambda n: f"IMG_{5000 + n}.jpg")
    file = ImageField(width=1200, height=800, color="#8a3b2a", format="JPEG")
    alt_sr = "Stolar za radnim stolom"
    alt_en = "A carpenter at a workbench"
    credit = "Milica Petrović"
    collection = factory.LazyFunction(Collection.get_first_root_node)

    class Meta:
        model = CmsImage
