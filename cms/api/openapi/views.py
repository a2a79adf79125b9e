"""Where the description of the API is given: as OpenAPI for programs, as a page for people."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.api.errors import problem
from cms.api.openapi.document import openapi_document
from cms.api.openapi.readable import addresses, prose, schema_sections

READING = ("GET", "HEAD")


def openapi_json(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    if request.method not in READING:
        return _not_allowed()
    text = json.dumps(openapi_document(), ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json")


def readable_docs(request: HttpRequest) -> HttpResponse:
    """The same as a page."""
    if request.method not in READING:
        return _not_allowed()
    document = openapi_document()
    context = {
        "info": {**document["info"], "description": prose(document["info"]["description"])},
        "addresses": addresses(document),
        "schemas": schema_sections(document),
    }
    return render(request, "cms/api/docs.html", context)


def _not_allowed() -> HttpResponse:
    response = problem(405)
    response["Allow"] = ", ".join(READING)
    return response
