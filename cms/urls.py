"""Every address of the site. ``/api/`` stays outside the language prefixes (traps.md, 1)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.delivery.language_views import choose_language, choose_script, set_language
from cms.delivery.manifest import manifest
from cms.delivery.routing import serve_page
from cms.delivery.security_txt import security_txt
from cms.delivery.sitemap import robots, sitemap, sitemap_part
from cms.documents.views import serve_document
from cms.share_cards.views import share_card
from cms.translations.preview.showing import shared_draft
from cms.translations.preview.userbar import userbar

urlpatterns = [
    path("", include("cms.health.urls")),
    path("api/", include("cms.api.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:document_filename>", serve_document),
    path("documents/", include(wagtaildocs_urls)),
    path("media/cards/<int:page_id>/<str:name>", share_card, name="share_card"),
    path("media/", include("cms.images.urls")),
    path("userbar/", userbar, name="userbar"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:name>.xml", sitemap_part, name="sitemap_part"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("robots.txt", robots, name="robots"),
    path("", choose_language, name="choose_language"),
    path("sr/", choose_script),
    path("sr/<path:rest>", choose_script),
    path("set-language/<slug:code>/", set_language, name="set_language"),
]

urlpatterns += i18n_patterns(
    path("site.webmanifest", manifest, name="manifest"),
    path("", include("home.urls")),
    path("", include("search.urls")),
    path("", include("newsroom.urls")),
    path("", include("events.urls")),
    path("draft/<str:token>/", shared_draft, name="shared_draft"),
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", serve_page),
    path("", include(wagtail_urls)),
)
