"""Addresses of this context."""

from django.urls import path
from django.views.decorators.http import require_safe

from gemeinsinn.projects.feeds import ProjectFeed
from gemeinsinn.projects.views import managing, pages, writing

app_name = "projects"
urlpatterns = [
    path("vorhaben/", pages.projects, name="list"),
    path("vorhaben/feed.xml", require_safe(ProjectFeed()), name="feed"),
    path("vorhaben/schreiben/", writing.write, name="write"),
    path("vorhaben/schreiben/danke/", writing.sent, name="sent"),
    path("vorhaben/<int:pk>/bearbeiten/", managing.edit, name="edit"),
    path("vorhaben/<int:pk>/bearbeiten/<slug:part>/", managing.edit, name="edit_part"),
    path("vorhaben/<int:pk>-<slug:slug>/", pages.project, name="detail"),
    path("vorhaben/<int:pk>/", pages.short, name="short"),
    path("vorhaben/<int:pk>/bild.png", pages.share_image, name="image"),
]
