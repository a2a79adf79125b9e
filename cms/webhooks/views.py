"""The admin's screens: endpoints, and the log of what they were told."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.webhooks.forms import EndpointForm
from cms.webhooks.models import Delivery, Endpoint

ATTEMPTS_SHOWN = 50


def may_manage(user: Any) -> bool:
    """Whether somebody may change endpoints, and so see what they were told."""
    return policy_registry.get_by_type(Endpoint).user_has_permission(user, "change")


def show_secret(request: HttpRequest, endpoint: Endpoint) -> None:
    """Say the secret, once: it is not shown again."""
    messages.warning(
        request,
        _("The secret, shown this once: %(secret)s Give it to the receiver to verify signatures with.")
        % {"secret": endpoint.secret},
    )


class EndpointCreateView(CreateView):
    """Add an endpoint; its owner is whoever adds it, unless somebody else is named."""

    def save_instance(self) -> Endpoint:
        """Save, and show the secret."""
        if self.form.instance.owner_id is None:
            self.form.instance.owner = self.request.user
        endpoint = super().save_instance()
        show_secret(self.request, endpoint)
        return endpoint


class EndpointEditView(EditView):
    """Change an endpoint; make a new secret; lead to the log."""

    template_name = "webhooks/edit.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a new secret where that was asked for."""
        if "renew-secret" not in request.POST:
            return super().post(request, *args, **kwargs)
        endpoint = self.get_object()
        endpoint.renew_secret()
        show_secret(request, endpoint)
        messages.success(request, _("The former secret signs along for 24 hours."))
        return HttpResponseRedirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way to the log."""
        log_url = f"{reverse('webhooks_log')}?endpoint={self.object.pk}"
        return {**super().get_context_data(**kwargs), "log_url": log_url}


class EndpointViewSet(ModelViewSet):
    """The endpoints."""

    model = Endpoint
    name = "webhooks"
    icon = "rotate"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 900
    add_to_settings_menu = True
    add_view_class = EndpointCreateView
    edit_view_class = EndpointEditView
    form_fields = ["name", "url", "events", "languages", "page_types", "owner", "is_active"]
    list_display = [
        "name",
        Column("url", label=gettext_lazy("Address")),
        BooleanColumn("is_active", label=gettext_lazy("Active")),
        DateColumn("failing_since", label=gettext_lazy("Failing since")),
    ]
    list_filter = ["is_active"]
    search_fields = ["name", "url"]
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[EndpointForm]:
        """The form with ticks."""
        meta = type("Meta", (), {"model": Endpoint, "fields": self.form_fields})
        return type("EndpointModelForm", (EndpointForm,), {"Meta": meta})


class DeliveryFilterSet(WagtailFilterSet):
    """The log, narrowed."""

    class Meta:
        model = Delivery
        fields = ["endpoint", "status", "event"]


class ManagersOnlyMixin:
    """Turns away those who may not change endpoints."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right first."""
        if not may_manage(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class LogView(ManagersOnlyMixin, ReportView):
    """What receivers were told, the latest first."""

    model = Delivery
    index_url_name = "webhooks_log"
    index_results_url_name = "webhooks_log_results"
    page_title = gettext_lazy("Webhook log")
    header_icon = "rotate"
    filterset_class = DeliveryFilterSet
    is_searchable = False
    columns = [
        TitleColumn(
            "event", label=gettext_lazy("Event"), accessor="get_event_display", url_name="webhooks_delivery"
        ),
        Column("endpoint", label=gettext_lazy("Webhook")),
        Column("page_id", label=gettext_lazy("Page")),
        StatusTagColumn(
            "status",
            label=gettext_lazy("Status"),
            accessor="get_status_display",
            primary=lambda delivery: delivery.status == Delivery.Status.DELIVERED,
        ),
        Column("attempts", label=gettext_lazy("Attempts")),
        DateColumn("created_at", label=gettext_lazy("Created")),
    ]

    def get_base_queryset(self) -> Any:
        """The deliveries with their endpoints."""
        return Delivery.objects.select_related("endpoint")


class DeliveryView(ManagersOnlyMixin, WagtailAdminTemplateMixin, TemplateView):
    """One thing that was told: what was sent, every attempt, and the button to send it again."""

    template_name = "webhooks/delivery.html"
    header_icon = "rotate"

    @cached_property
    def delivery(self) -> Delivery:
        """The delivery. Raises Http404."""
        return get_object_or_404(Delivery.objects.select_related("endpoint"), pk=self.kwargs["delivery_id"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it into the queue again."""
        self.delivery.send_again()
        if self.delivery.endpoint.is_active:
            messages.success(request, _("It will be sent again within seconds."))
        else:
            messages.warning(request, _("It will be sent again once the webhook is active."))
        return HttpResponseRedirect(request.path)

    def get_page_title(self) -> str:
        """What was told."""
        return self.delivery.get_event_display()

    def get_page_subtitle(self) -> str:
        """Who was told."""
        return self.delivery.endpoint.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """The log, and this entry of it."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("webhooks_log"), "label": _("Webhook log")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the delivery and its attempts, the latest first."""
        log = self.delivery.log.order_by("-at", "-pk")[:ATTEMPTS_SHOWN]
        return {**super().get_context_data(**kwargs), "delivery": self.delivery, "log": log}


def urls() -> list[URLPattern]:
    """The screens of the log."""
    return [
        path("webhooks/log/", LogView.as_view(), name="webhooks_log"),
        path("webhooks/log/results/", LogView.as_view(results_only=True), name="webhooks_log_results"),
        path("webhooks/log/<uuid:delivery_id>/", DeliveryView.as_view(), name="webhooks_delivery"),
    ]
