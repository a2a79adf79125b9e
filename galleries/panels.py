"""What the edit form of a gallery says above its photos."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from galleries.forms import missing_alt_message


class PhotoHelpPanel(Panel):
    """The way to the bulk upload, and the photos that nothing stands for yet."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one gallery and user."""

        template_name = "galleries/admin/photo_help.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the upload's address (none before the first save) and the sentence about missing texts."""
            from galleries.uploads import may_add_photos  # imports the models, which name this panel

            context = super().get_context_data(parent_context)
            numbers = [
                number
                for number, photo in enumerate(self.instance.get_photos(), 1)
                if not photo.alt_text and not photo.is_decorative
            ]
            context["missing_alt"] = missing_alt_message(numbers) if numbers else ""
            if self.instance.pk and may_add_photos(self.request.user, self.instance):
                context["upload_url"] = reverse("galleries:add_photos", args=[self.instance.pk])
            return context
