"""How links in any rich text of the site come out; registered in ``cms.wagtail_hooks``.

Stories look their links up together (``cms.blocks.prefetch``); these handlers serve every other rich text.
"""

from wagtail.models import Locale, Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.blocks.reading import resolve
from cms.blocks.richtext import link_key, mail_link_tag, open_tag


class ReaderPageLinkHandler(PageLinkHandler):
    """Links to pages of the site, in the language of the reader, for all links of a text at once."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The opening tags for links of type ``page``."""
        chosen = Page.objects.filter(pk__in=[key for attrs in attrs_list if (key := link_key(attrs))])
        pages = resolve(chosen, Locale.get_active())
        return [open_tag(pages.get(link_key(attrs)), "reader_url") for attrs in attrs_list]


class MailLinkHandler(LinkHandler):
    """Links to e-mail addresses, which robots that read the source do not recognise."""

    identifier = "email"

    @staticmethod
    def expand_db_attributes(attrs: dict) -> str:
        """The opening tag for a ``mailto:`` link."""
        return mail_link_tag(attrs)
