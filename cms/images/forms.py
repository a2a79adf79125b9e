"""The form by which pictures are added and edited in the admin and through API v3."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.images.fields import PictureFormField


class CmsImageForm(BaseImageForm):
    """Wagtail's image form with our upload field (named in WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureFormField(
                label=given.label, required=given.required, widget=given.widget, initial=given.initial
            )

    class Meta(BaseImageForm.Meta):
        help_texts = {"title": _("For finding the picture here. Readers never see it.")}
