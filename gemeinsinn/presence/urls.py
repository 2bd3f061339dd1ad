"""Addresses of this context."""

from django.urls import path

from gemeinsinn.presence import views

app_name = "presence"
urlpatterns = [
    path("online/", views.online, name="online"),
    path("online/stand/", views.part, name="part"),
    path("online/da.gif", views.here, name="here"),
    path("konto/online/", views.name, name="name"),
]
