"""The editors' tree: tried after every other address of the portal."""

from django.urls import re_path

from gemeinsinn.portal.views import pages

urlpatterns = [re_path(r"^((?:[\w\-]+/)+)$", pages.page, name="wagtail_serve")]
