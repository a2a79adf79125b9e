"""The panel in which editors file a page."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

classified_panel = MultiFieldPanel(
    [
        FieldPanel("categories", widget=CheckboxSelectMultiple),
        FieldPanel("tags", widget=CheckboxSelectMultiple),
    ],
    heading=_("Filed under"),
)
