"""The front page of one language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.pages.base import BasePage
from cms.pages.rules import overridable, synchronised, translated
from events.models import EventListPage
from galleries.models import GalleryListPage
from newsroom.models import NewsListPage


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
        *overridable("pinned_page", "pinned_until"),
        *synchronised("hero_link"),
    ]

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
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_pinned_page(self):
        """The pinned page while it is pinned, else ``None``."""
        if self.pinned_until and self.pinned_until <= timezone.now():
            return None
        return self.pinned_page

    def get_section(self, section_model):
        """This language's live section of a type (``NewsListPage``, ``EventListPage``, ``GalleryListPage``), or ``None``."""
        return section_model.objects.child_of(self).live().public().first()

    @property
    def news_section(self) -> NewsListPage | None:
        """The news list below this page."""
        return self.get_section(NewsListPage)

    @property
    def events_section(self) -> EventListPage | None:
        """The event list below this page."""
        return self.get_section(EventListPage)

    @property
    def galleries_section(self) -> GalleryListPage | None:
        """The gallery list below this page."""
        return self.get_section(GalleryListPage)
