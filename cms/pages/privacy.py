"""Who may read a page: Wagtail's view restrictions, asked for in one query."""

from wagtail.models import Page, PageViewRestriction


class RestrictionsMixin:
    """Finds the restrictions of a page and of the pages above it by their place in the tree."""

    def get_view_restrictions(self):
        """As Wagtail's own, without fetching the pages above first; aliases, which this site has none of, go Wagtail's way."""
        if not self.path or self.alias_of_id:
            return super().get_view_restrictions()
        steps = range(Page.steplen, len(self.path) + 1, Page.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:end] for end in steps])
