"""The front page, plain pages, the contact page, and what frames every page."""

from home.models.chrome import Footer, Navigation, SiteSettings
from home.models.contact import ContactFormField, ContactPage
from home.models.home import HomePage
from home.models.standard import StandardPage

__all__ = [
    "ContactFormField",
    "ContactPage",
    "Footer",
    "HomePage",
    "Navigation",
    "SiteSettings",
    "StandardPage",
]
