"""Files that go with the news list. Wagtail's own pattern takes no address with a dot."""

from django.urls import re_path

from newsroom.feeds import news_feed

app_name = "newsroom"

urlpatterns = [
    re_path(r"^(?P<section>(?:[\w-]+/)+)feed\.(?P<extension>rss|atom|json)$", news_feed, name="feed"),
]
