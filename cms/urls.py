"""Every address of the site. ``/api/`` stays outside the language prefixes (traps.md, 1)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.delivery.sitemap import robots, sitemap

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/", include("cms.images.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("newsroom.urls")),
    path("", include("events.urls")),
    path("", include(wagtail_urls)),
)
