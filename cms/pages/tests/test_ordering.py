"""Lists sorted in the database come in Serbian order on both databases."""

from cms.pages.ordering import in_serbian_order
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage

TITLES = [
    "Cvet",
    "Čačak",
    "Ćuprija",
    "Dunav",
    "Džem",
    "Đak",
    "Luka",
    "Ljubav",
    "Novi Sad",
    "Njegoš",
    "Sombor",
    "Šabac",
]


def test_titles_sort_as_a_serbian_dictionary_does(site_tree):
    for title in reversed(TITLES):
        NewsPageFactory(parent=site_tree.sr.news, title=title)
    ordered = NewsPage.objects.order_by(in_serbian_order("title"))
    assert list(ordered.values_list("title", flat=True)) == TITLES
