"""The screens of translation files: taking them along, bringing them back, the report before and after."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail_localize.models import StringSegment, Translation

from cms.security.spreadsheets import harmless_cell
from cms.translations.files.exchange import Format, Outcome
from cms.translations.files.exporting import as_download, write_files
from cms.translations.files.forms import ExportForm, UploadForm
from cms.translations.files.importing import apply, as_dict, examine
from cms.translations.files.models import FileImport
from cms.translations.gate import usable_translations
from cms.translations.rights.languages import languages_of
from cms.translations.rights.screens import check_translator

ICON = "doc-full-inverse"
PER_PAGE = 50
MOST_EXPORTED = 200
RECENT = 10
_SHOWN_FIRST = (
    Outcome.CONFLICT, Outcome.INVALID, Outcome.UNKNOWN, Outcome.UNCONFIRMED, Outcome.TAKEN, Outcome.UNCHANGED,
)  # fmt: skip


def index(request: HttpRequest) -> HttpResponse:
    """Upload a file; take along files of translations in the person's languages; see what was taken in before."""
    if not languages_of(request.user):
        raise PermissionDenied
    listed = _listed(request)
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "header_title": _("Translation files"),
        "header_icon": ICON,
        "breadcrumbs_items": [{"url": "", "label": _("Translation files")}],
        "upload_form": UploadForm(),
        "formats": Format.choices,
        "page": page,
        "query": request.GET.get("q", ""),
        "only_open": "open" in request.GET,
        "imports": FileImport.objects.filter(user=request.user, applied_at__isnull=False).defer(
            "content", "report"
        )[:RECENT],
    }
    return render(request, "translations/files/index.html", context)


def _listed(request: HttpRequest) -> QuerySet[Translation]:
    """The translations into the person's languages, those worked on last first, as filtered."""
    found = (
        Translation.objects.filter(enabled=True, target_locale__in=languages_of(request.user))
        .select_related("source__locale", "target_locale", "source__specific_content_type")
        .order_by("-source__last_updated_at", "-pk")
    )
    if query := request.GET.get("q", "").strip():
        found = found.filter(source__object_repr__icontains=query)
    if "open" in request.GET:
        usable = usable_translations(OuterRef(OuterRef("target_locale")))
        open_texts = StringSegment.objects.filter(source=OuterRef("source")).filter(~Exists(usable))
        found = found.filter(Exists(open_texts))
    return found


def export(request: HttpRequest) -> HttpResponse:
    """The files of the chosen translations. Raises PermissionDenied when one of them is not the person's to change."""
    form = ExportForm(request.POST or request.GET)
    keys = form.cleaned_data["translation"] if form.is_valid() else []
    problem = ""
    if not keys:
        problem = _("Choose at least one translation.")
    elif len(keys) > MOST_EXPORTED:
        problem = _("Too many translations chosen; the most for one download: %(most)d.") % {
            "most": MOST_EXPORTED
        }
    if problem:
        messages.error(request, problem)
        return redirect("translation_files")
    chosen = list(
        Translation.objects.filter(pk__in=keys, enabled=True)
        .select_related("source__locale", "target_locale")
        .order_by("pk")
    )
    if not chosen:
        raise Http404
    for translation in chosen:
        check_translator(request.user, translation)
    return as_download(*write_files(chosen, Format(form.cleaned_data["format"])))


@require_GET
def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The file of one translation, at wagtail-localize's own address; ``?format=xlf`` for XLIFF."""
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "target_locale"), pk=translation_id, enabled=True
    )
    check_translator(request.user, translation)
    wanted = request.GET.get("format", Format.PO)
    return as_download(*write_files([translation], Format(wanted) if wanted in Format.values else Format.PO))


@require_POST
def upload(request: HttpRequest, translation_id: int | None = None) -> HttpResponse:
    """Keep a file and show what it would change; with ``translation_id`` it must be of that translation."""
    translation = None
    if translation_id is not None:
        translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
        check_translator(request.user, translation)
    elif not languages_of(request.user):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["file"]))
        return redirect(
            translation.get_target_instance_edit_url() if translation else reverse("translation_files")
        )
    FileImport.delete_old()
    file = form.cleaned_data["file"]
    kept = FileImport.objects.create(
        user=request.user, translation=translation, name=file.name[-255:], content=file.read()
    )
    return redirect("translation_file_report", kept.pk)


def report(request: HttpRequest, import_id: int) -> HttpResponse:
    """What an upload would change, or has changed; taking it in. Everybody sees their own uploads."""
    kept = get_object_or_404(
        FileImport.objects.select_related("translation"), pk=import_id, user=request.user
    )
    if request.method == "POST" and not kept.applied_at:
        files = apply(kept, set(request.POST.getlist("accept")))
        taken = _count(files, Outcome.TAKEN)
        messages.success(
            request,
            ngettext("%(count)d text was taken.", "%(count)d texts were taken.", taken) % {"count": taken},
        )
        return redirect("translation_file_report", kept.pk)
    files = kept.report if kept.applied_at else [as_dict(found) for found in examine(kept)]
    if request.GET.get("format") == "csv":
        return _as_table(kept, files)
    return render(request, "translations/files/report.html", _report_context(kept, files))


def _report_context(kept: FileImport, files: list[dict]) -> dict[str, Any]:
    counts = [(outcome, count) for outcome in _SHOWN_FIRST if (count := _count(files, outcome))]
    shown = [
        {
            **file,
            "groups": [
                (outcome, lines)
                for outcome in _SHOWN_FIRST
                if (lines := [line for line in file["lines"] if line["outcome"] == outcome])
            ],
        }
        for file in files
    ]
    return {
        "header_title": _("Report on a translation file"),
        "header_icon": ICON,
        "breadcrumbs_items": [
            {"url": reverse("translation_files"), "label": _("Translation files")},
            {"url": "", "label": kept.name},
        ],
        "upload": kept,
        "files": shown,
        "counts": counts,
        "can_take": not kept.applied_at
        and bool(_count(files, Outcome.TAKEN) or _count(files, Outcome.CONFLICT)),
        "back": next((file["url"] for file in files if file["url"]), reverse("translation_files")),
    }


def _count(files: list[dict], outcome: Outcome) -> int:
    return sum(line["outcome"] == outcome for file in files for line in file["lines"])


def _as_table(kept: FileImport, files: list[dict]) -> HttpResponse:
    """The report as CSV, with every text that was replaced."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"report-{kept.pk}.csv"
    )
    response.write("\ufeff")
    table = csv.writer(response)
    table.writerow(["file", "page", "place", "outcome", "reason", "original", "before", "in the file"])
    for file in files:
        if file["problem"]:
            table.writerow(
                [
                    harmless_cell(file["name"]),
                    harmless_cell(file["title"]),
                    "",
                    "refused",
                    file["problem"],
                    "",
                    "",
                    "",
                ]
            )
        for line in file["lines"]:
            cells = (line["place"], line["outcome"], line["reason"], line["source"], line["old"], line["new"])
            table.writerow([harmless_cell(cell) for cell in (file["name"], file["title"], *cells)])
    return response
