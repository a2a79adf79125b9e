"""Where webhooks meet Wagtail's admin: screens, menu, permissions."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.webhooks import views

hooks.register("register_admin_urls", views.urls)
hooks.register("register_admin_viewset", views.EndpointViewSet)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let a group be given the rights."""
    return Permission.objects.filter(content_type__app_label="webhooks", content_type__model="endpoint")


class LogMenuItem(MenuItem):
    """The log, for those who may change endpoints."""

    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_manage(request.user)


@hooks.register("register_reports_menu_item")
def log_menu_item() -> MenuItem:
    """Among the reports."""
    return LogMenuItem(_("Webhook log"), reverse("webhooks_log"), icon_name="rotate", order=1200)
