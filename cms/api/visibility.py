"""What anybody may read: the one place where the API decides it.

The public API knows no visitor: a page behind a password, a login or a group is not in it, for nobody, so that every answer
can be cached. Authenticated programs use v3-preview.
"""

from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from wagtail.api.validators import SiteFilterValidator
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)
from wagtail.query import PageQuerySet

from cms.api.errors import ParameterError
from cms.delivery.version import kept_for_version
from cms.pages.expiry import unexpired


class Visibility:
    """Which pages and files are public, for one request. Asks the database once for each rule."""

    def __init__(self, request: HttpRequest, site: str | None = None):
        """``site`` is a host name with optional port; by default the site that the request is for."""
        self.request = request
        self._site_name = site

    @cached_property
    def site(self) -> Site:
        """The site. Raises ParameterError when ``site`` names none, or more than one."""
        try:
            if self._site_name is not None:
                return SiteFilterValidator(site=self._site_name, request=self.request).site_obj
            found = kept_for_version("api-site", self._site_of_request, self.request.get_host())
            # Where Wagtail keeps it: whatever asks for the site during this request gets the same.
            self.request._wagtail_site = found  # type: ignore[attr-defined]
            return found
        except (ValueError, Http404) as error:
            raise ParameterError(
                "site", "That is not one site of this server.", "host or host:port"
            ) from error

    def _site_of_request(self) -> Site:
        return Site.find_for_request(self.request)

    @cached_property
    def restricted_paths(self) -> list[str]:
        """Tree paths of the pages that have a view restriction; all below them is closed too."""
        return kept_for_version(
            "api-restricted", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True))
        )

    @cached_property
    def root_paths(self) -> list[str]:
        """Tree paths of the site's home pages, one for each language."""
        return kept_for_version("api-roots", self._find_roots, self.site.pk)

    def _find_roots(self) -> list[str]:
        root = Page.objects.filter(pk=self.site.root_page_id)
        homes = Page.objects.filter(translation_key__in=root.values("translation_key"))
        return list(homes.values_list("path", flat=True))

    def is_in_site(self, page: Page) -> bool:
        """Whether a page stands in the site's tree, in any language."""
        return page.path.startswith(tuple(self.root_paths))

    @property
    def is_public(self) -> Q:
        """The condition that makes a page public: live, not past its expiry, in the site's tree, not restricted."""
        below_home = Q(pk__in=[])
        for path in self.root_paths:
            below_home |= Q(path__startswith=path)
        condition = Q(live=True) & unexpired() & below_home
        for path in self.restricted_paths:
            condition &= ~Q(path__startswith=path)
        return condition

    def pages(self, model: type[Page] = Page) -> PageQuerySet:
        """The public pages of a type."""
        return model._default_manager.filter(self.is_public)

    @cached_property
    def private_collections(self) -> list[int]:
        """The collections whose files are not for everybody."""
        path = ExpressionWrapper(OuterRef("path"), output_field=TextField())
        restrictions = CollectionViewRestriction.objects.annotate(below=path).filter(
            below__startswith=F("collection__path")
        )
        return list(Collection.objects.filter(Exists(restrictions)).values_list("pk", flat=True))

    def files(self, model: type[Model]) -> QuerySet:
        """The images or documents that stand on a public page and are in no private collection.

        Where a file stands is known from Wagtail's reference index, which follows every save of a page.
        """
        pages = self.pages().annotate(text_id=Cast("pk", CharField()))
        used = ReferenceIndex.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=pages.values("text_id"),
            to_content_type=ContentType.objects.get_for_model(model),
        )
        return (
            model._default_manager.annotate(text_id=Cast("pk", CharField()))
            .filter(text_id__in=used.values("to_object_id"))
            .exclude(collection__in=self.private_collections)
        )
