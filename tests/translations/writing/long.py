"""A page as long as pages get: 500 texts."""

from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage

TEXTS = 500


def long_body(word: str = "Dan") -> list[dict]:
    """Half headings, half paragraphs with a link and an outside address that can be replaced."""
    paragraphs = [
        {
            "type": "rich_text",
            "id": f"p-{number}",
            "value": f'<p>{word} <b>{number}</b> počinje <a href="https://example.org/">rano</a>.</p>',
        }
        for number in range(TEXTS // 2)
    ]
    headings = [
        {"type": "heading", "id": f"h-{number}", "value": {"text": f"{word} {number}", "level": "h2"}}
        for number in range(TEXTS // 2)
    ]
    return paragraphs + headings


def long_news(tree) -> NewsPage:
    """A published Serbian news item with 500 texts and its title."""
    page = NewsPageFactory(parent=tree.sr.news, title="Dugačka vest", body=long_body())
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)
