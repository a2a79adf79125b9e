"""The front page of one language."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.story import StoryBlock
from cms.pages.base import BasePage
from cms.pages.rules import synchronised, translated
from events.models import EventListPage
from galleries.models import GalleryListPage
from home.front_page import front_page
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
        *synchronised("hero_link", "pinned_page", "pinned_until"),
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

    def get_sections(self) -> dict[str, Page]:
        """This language's live, public sections by name: ``news``, ``events``, ``galleries``; a missing one is left out."""
        names = {NewsListPage: "news", EventListPage: "events", GalleryListPage: "galleries"}
        types = ContentType.objects.get_for_models(*names, for_concrete_models=False)
        by_type = {types[model].pk: name for model, name in names.items()}
        sections = Page.objects.child_of(self).live().public().filter(content_type_id__in=by_type)
        return {by_type[section.content_type_id]: section for section in sections.order_by("-path")}

    def get_context(self, request, *args, **kwargs):
        """Add what the front page shows: the linked and pinned pages, the sections, and the latest of each."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **front_page(self, context["reader_locale"], request)}
