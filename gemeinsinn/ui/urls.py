"""The gallery of components; included only with DEBUG or in the demo."""

from django.urls import path

from gemeinsinn.ui.views import gallery

app_name = "ui"
urlpatterns = [
    path("", gallery.index, name="gallery"),
    path("<slug:name>/", gallery.component, name="component"),
]
