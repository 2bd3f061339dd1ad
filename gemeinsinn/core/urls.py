"""Health addresses, outside every language."""

from django.urls import path

from gemeinsinn.core.views import health

app_name = "core"
urlpatterns = [
    path("", health.alive, name="alive"),
    path("bereit/", health.ready, name="ready"),
]
