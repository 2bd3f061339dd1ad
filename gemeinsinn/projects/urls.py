"""Addresses of this context."""

from django.urls import path

from gemeinsinn.projects.views import managing, pages, writing

app_name = "projects"
urlpatterns = [
    path("vorhaben/", pages.projects, name="list"),
    path("vorhaben/schreiben/", writing.write, name="write"),
    path("vorhaben/schreiben/danke/", writing.sent, name="sent"),
    path("vorhaben/<int:pk>/bearbeiten/", managing.edit, name="edit"),
    path("vorhaben/<int:pk>/bearbeiten/<slug:part>/", managing.edit, name="edit_part"),
    path("vorhaben/<int:pk>-<slug:slug>/", pages.project, name="detail"),
]
