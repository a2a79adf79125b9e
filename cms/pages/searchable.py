"""What of a page search looks through, apart from where it is kept."""

from dataclasses import dataclass, field, replace

from wagtail.fields import StreamField

from cms.blocks.prefetch import plain_text


@dataclass(frozen=True)
class SearchParts:
    """The texts of one page in its own language, most telling first. Each part weighs less than the one before."""

    title: str
    lead: str = ""
    names: list[str] = field(default_factory=list)
    """Places, people, organisations."""
    body: list[str] = field(default_factory=list)
    """Paragraphs, captions, programme: everything else."""
    year: int | None = None
    place: str = ""


class SearchableMixin:
    """Says which texts of a page visitors can find. A page type with names or captions of its own extends the parts."""

    is_searchable = True
    search_related: tuple[str, ...] = ()
    """Relations that the texts are read from, to be fetched at once for many pages."""

    def search_names(self) -> list[str]:
        """Places, people and organisations the page names in fields of their own."""
        return []

    def search_year(self) -> int | None:
        """The year under which results can be narrowed to this page."""
        return None

    def search_place(self) -> str:
        """The town under which results can be narrowed to this page."""
        return ""

    def search_texts(self) -> list[str]:
        """Texts outside the StreamFields: captions, sessions."""
        return []

    def search_parts(self) -> SearchParts:
        """Everything to look through. A summary-only page has no body: it may be half translated and is never shown."""
        parts = SearchParts(
            title=self.title, lead=self.lead, year=self.search_year(), place=self.search_place()
        )
        if self.summary_only:
            return parts
        body = [self.lead_image_caption, *self.search_texts()]
        for model_field in self._meta.get_fields():
            if isinstance(model_field, StreamField):
                body.append(plain_text(getattr(self, model_field.name)))
        return replace(
            parts,
            names=[name for name in self.search_names() if name],
            body=[str(text) for text in body if text],
        )
