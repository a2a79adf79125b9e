"""The resources of the public API. A content app registers its own from its ``api.py``."""

from wagtail.api.v2.router import WagtailAPIRouter

from cms.api.endpoints.documents import DocumentsAPIViewSet
from cms.api.endpoints.images import ImagesAPIViewSet
from cms.api.endpoints.pages import PagesAPIViewSet

router = WagtailAPIRouter("api_v2")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("images", ImagesAPIViewSet)
router.register_endpoint("documents", DocumentsAPIViewSet)
