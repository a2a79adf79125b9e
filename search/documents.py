"""Words of PDF documents, read in a job after upload, so that pages are found by what their files say."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django_tasks import task
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from cms.documents.models import CmsDocument
from search.models import DocumentText

logger = logging.getLogger(__name__)

MAX_PAGES = 200
MAX_TEXT = 100_000
"""Characters kept of one document."""


def document_texts(page: Page) -> list[str]:
    """The words of the documents that a page offers to everybody; a private collection's would be told by being found."""
    # The job that keeps references may not have run yet for what has just been published.
    ReferenceIndex.create_or_update_for_object(page)
    references = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ContentType.objects.get_for_model(CmsDocument)
    )
    ids = [int(object_id) for object_id in references.values_list("to_object_id", flat=True)]
    texts = DocumentText.objects.filter(document_id__in=ids).exclude(_in_private_collection())
    texts = texts.order_by("document_id")
    return list(texts.values_list("text", flat=True))


@task()
def read_document(document_id: int) -> None:
    """Read a document's words, keep them, and index anew the live pages that offer it."""
    from search.indexing import index_page

    document = CmsDocument.objects.filter(pk=document_id).first()
    if document is None or document.file_extension.lower() != "pdf":
        return
    file_hash = document.get_file_hash()
    DocumentText.objects.update_or_create(
        document=document, defaults={"file_hash": file_hash, "text": extract_text(document)}
    )
    for page in pages_with(document):
        index_page(page)


@task()
def index_collection(path: str) -> None:
    """Index anew the live pages that offer a document of a collection, or of one below; ``path`` is the collection's."""
    from search.indexing import index_page

    pages: dict[int, Page] = {}
    for document in CmsDocument.objects.filter(collection__path__startswith=path, search_text__isnull=False):
        pages |= {page.pk: page for page in pages_with(document)}
    for page in pages.values():
        index_page(page)


def _in_private_collection() -> Q:
    private = Q(pk__in=[])
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        private |= Q(document__collection__path__startswith=path)
    return private


def extract_text(document: CmsDocument) -> str:
    """The text of a PDF, as far as it holds any; empty for a damaged, locked or scanned file."""
    # Wanted by this job alone, and fifty modules: no web server loads them.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    parts: list[str] = []
    try:
        with document.open_file() as file:
            for number, pdf_page in enumerate(PdfReader(file).pages):
                if number >= MAX_PAGES or sum(map(len, parts)) >= MAX_TEXT:
                    break
                parts.append(pdf_page.extract_text())
    # pypdf raises built-in errors too on files that break the format.
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        logger.info("Document %s gives no text: %s", document.pk, error)
    return "\n".join(parts).replace("\x00", " ")[:MAX_TEXT]


def pages_with(document: CmsDocument) -> list[Page]:
    """The live pages that offer a document."""
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    ids = {int(object_id) for object_id in references.values_list("object_id", flat=True)}
    return list(Page.objects.live().filter(pk__in=ids).select_related("locale").specific())
