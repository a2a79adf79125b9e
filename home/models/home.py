"""The front page of one language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.story import StoryBlock
from cms.linked_data.building import PageData, Thing
from cms.pages.base import BasePage
from cms.pages.rules import synchronised, translated
from cms.pages.writable import writable_of_page
from home.blocks import FRONT_SECTIONS, FrontSectionsBlock


class HomePage(BasePage):
    """Hero, pinned item, latest news, next events, latest galleries, and the editor's own blocks."""

    hero_link = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("hero link"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_link_text = models.CharField(_("text of the hero link"), max_length=60, blank=True)
    pinned_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pinned page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown first, above the latest news."),
    )
    pinned_until = models.DateTimeField(
        _("pinned until"), null=True, blank=True, help_text=_("Leave empty to pin without an end.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    sections = StreamField(
        FrontSectionsBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_("What is shown below the opening, in your order. Leave empty for all of them."),
    )

    is_searchable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "newsroom.NewsListPage",
        "events.EventListPage",
        "galleries.GalleryListPage",
        "home.StandardPage",
        "home.ContactPage",
    ]

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("hero_link_text", "body"),
        *synchronised("hero_link", "pinned_page", "pinned_until", "sections"),
    ]
    api_fields = writable_of_page(translatable_fields)

    content_panels = [
        *BasePage.intro_panels,
        MultiFieldPanel(
            [FieldRowPanel([PageChooserPanel("hero_link"), FieldPanel("hero_link_text")])],
            heading=_("Hero link"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([PageChooserPanel("pinned_page"), FieldPanel("pinned_until")])],
            heading=_("Pinned page"),
        ),
        FieldPanel("sections"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def linked_data(self, data: PageData) -> Thing:
        """The site."""
        # The menus, which it names, need this module.
        from home.linked_data import web_site

        return web_site(self, data)

    @property
    def section_order(self) -> list[str]:
        """The names of the sections to show, in order."""
        return [block.block_type for block in self.sections] or list(FRONT_SECTIONS)

    def is_pinning(self) -> bool:
        """Whether a page is pinned at this moment."""
        return bool(self.pinned_page_id) and (self.pinned_until is None or self.pinned_until > timezone.now())

    def get_pinned_page(self) -> Page | None:
        """The pinned page while it is pinned, else ``None``."""
        return self.pinned_page if self.is_pinning() else None
