"""What the API says about the front page, plain pages and the contact page."""

from typing import TypedDict

from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.api.reading import Reading
from cms.api.registry import represents
from cms.api.representation.cards import Row
from cms.api.representation.page import PageRepresentation
from cms.api.representation.stories import rich_text
from cms.delivery.moments import changes_with_time
from home import api_site as _site  # noqa: F401 registers the resource
from home import linked_data as _organisation  # noqa: F401 registers who runs the site
from home.front_page import latest_galleries, latest_news, next_events
from home.models import ContactPage, HomePage, StandardPage

changes_with_time("home.HomePage", "pinned_until")


class HeroLink(TypedDict):
    """Where the large opening picture leads."""

    text: str
    page: Row


class FormField(TypedDict):
    """One field of the contact form, as an ``input`` needs it. ``choices`` are the values to send, ``choice_labels`` the same
    for people to read."""

    name: str
    label: str
    type: str
    required: bool
    choices: list[str]
    choice_labels: list[str]
    default_value: str
    help_text: str


@represents
class HomeRepresentation(PageRepresentation):
    """The front page with all that it gathers from the sections."""

    model = HomePage
    detail_fields = (
        *PageRepresentation.detail_fields,
        "hero_link",
        "pinned_page",
        "latest_news",
        "next_events",
        "latest_galleries",
        "body",
    )
    detail_only_fields = PageRepresentation.detail_only_fields | {
        "hero_link",
        "pinned_page",
        "latest_news",
        "next_events",
        "latest_galleries",
    }
    link_fields = ("hero_link", "pinned_page")
    expandable_fields = ("pinned_page", "latest_news", "next_events", "latest_galleries")
    story_fields = ("body",)

    @property
    def _pinned_id(self) -> int | None:
        return self.page.pinned_page_id if self.page.is_pinning() else None

    @cached_property
    def _sections(self) -> dict[str, list[Page]]:
        """What the sections have for the front page."""
        reader = self.reading.reader_of(self.page)
        pinned = self.reading.fetched["links"].get(self._pinned_id)
        return {
            "latest_news": latest_news(reader, [pinned] if pinned else []),
            "next_events": next_events(reader),
            "latest_galleries": latest_galleries(reader),
        }

    def rows_beside(self) -> list[Page]:
        """The pages of every section that is shown."""
        return [page for pages in self._sections.values() for page in pages]

    def _section(self, name: str) -> list[Row]:
        return [row for page in self._sections[name] if (row := self.row(name, page.pk))]

    def get_hero_link(self) -> HeroLink | None:
        """Where the opening picture leads."""
        target = self.linked_row("hero_link", self.page.hero_link_id)
        if target is None:
            return None
        text = "" if self.page.summary_only else self.text(self.page.hero_link_text)
        return {"text": text or target["title"], "page": target}

    def get_pinned_page(self) -> Row | None:
        """The page that stands above the news while it is pinned."""
        return self.linked_row("pinned_page", self._pinned_id)

    def get_latest_news(self) -> list[Row]:
        """The latest news, without the pinned page."""
        return self._section("latest_news")

    def get_next_events(self) -> list[Row]:
        """The next events, soonest first."""
        return self._section("next_events")

    def get_latest_galleries(self) -> list[Row]:
        """The latest galleries."""
        return self._section("latest_galleries")


@represents
class StandardRepresentation(PageRepresentation):
    """A page of text."""

    model = StandardPage
    detail_fields = (*PageRepresentation.detail_fields, "body")
    story_fields = ("body",)


@represents
class ContactRepresentation(PageRepresentation):
    """The contact page. The form is sent to ``html_url``; where its mails go is nobody's business."""

    model = ContactPage
    detail_fields = (*PageRepresentation.detail_fields, "body", "form_fields", "thank_you_text")
    detail_only_fields = PageRepresentation.detail_only_fields | {"form_fields", "thank_you_text"}
    story_fields = ("body",)
    withheld = {"form_fields": [], "thank_you_text": ""}

    @classmethod
    def prepare(cls, pages: list[ContactPage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch the form."""
        super().prepare(pages, reading, names)
        if "form_fields" in names:
            prefetch_related_objects(pages, "form_fields")

    def get_form_fields(self) -> list[FormField]:
        """The fields of the form, in the editor's order."""
        fields = []
        for field in self.page.form_fields.all():
            choices = self._choices(field.choices)
            made = FormField(
                name=field.clean_name,
                label=self.text(field.label),
                type=field.field_type,
                required=field.required,
                choices=choices,
                choice_labels=[self.text(choice) for choice in choices],
                default_value=field.default_value,
                help_text=self.text(field.help_text),
            )
            fields.append(made)
        return fields

    @staticmethod
    def _choices(stored: str) -> list[str]:
        """The choices that an editor wrote, separated by commas or lines."""
        return [choice.strip() for choice in stored.split("," if "," in stored else "\n")] if stored else []

    def get_thank_you_text(self) -> str:
        """What to say once the form was sent."""
        return rich_text(self.page.thank_you_text, self.reading, self.text_language)
