"""The addresses of translation files in the admin."""

from django.urls import path

from cms.translations.files import views

urlpatterns = [
    path("translation-files/", views.index, name="translation_files"),
    path("translation-files/upload/", views.upload, name="translation_file_upload"),
    path("translation-files/export/", views.export, name="translation_file_export"),
    path("translation-files/<int:import_id>/", views.report, name="translation_file_report"),
    # wagtail-localize's own addresses, whose names stay: its import says nothing about what it leaves out.
    path("localize/translate/<int:translation_id>/pofile/download/", views.download),
    path("localize/translate/<int:translation_id>/pofile/upload/", views.upload),
]
