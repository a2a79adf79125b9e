"""What the project changes in Wagtail's admin and rich text everywhere."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.blocks.link_handlers import MailLinkHandler, ReaderPageLinkHandler
from cms.pages.ordering import in_serbian_order

TITLE_ORDERS = {"title": in_serbian_order("title"), "-title": in_serbian_order("title").desc()}


@hooks.register("construct_explorer_page_queryset")
def sort_titles_in_serbian_order(parent: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Sort pages by the Serbian alphabet when an editor sorts them by title; a search keeps its own order."""
    order = TITLE_ORDERS.get(request.GET.get("ordering", ""))
    return pages.order_by(order) if order and not request.GET.get("q") else pages


@hooks.register("construct_page_chooser_queryset")
def read_states_of_choices(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Read with the rows of the page chooser what their state is made of, which is otherwise asked of each."""
    return pages.annotate_approved_schedule().prefetch_workflow_states()


@hooks.register("register_rich_text_features", order=10)
def register_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handlers of page links, and add one for e-mail links, after Wagtail has registered its own."""
    features.register_link_type(ReaderPageLinkHandler)
    features.register_link_type(MailLinkHandler)
