"""Test pages of the front page, plain pages and the contact page."""

import factory

from cms.pages.factories import BasePageFactory
from home.models import ContactPage, HomePage, StandardPage


class HomePageFactory(BasePageFactory):
    title = "Kuća klastera"

    class Meta:
        model = HomePage


class StandardPageFactory(BasePageFactory):
    title = factory.Sequence(lambda n: f"O nama {n}")

    class Meta:
        model = StandardPage


class ContactPageFactory(BasePageFactory):
    title = "Kontakt"

    class Meta:
        model = ContactPage
