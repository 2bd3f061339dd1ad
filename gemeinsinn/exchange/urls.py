"""Addresses of this context."""

from django.urls import URLPattern, path

from gemeinsinn.exchange import notice_urls
from gemeinsinn.exchange.views import calls, respond

app_name = "exchange"

answer_urls: list[URLPattern] = [
    path("bedarfe/<int:pk>/ja/", respond.respond_need, name="respond_need"),
    path("bedarfe/<int:pk>/ja/danke/", respond.responded, name="responded_need"),
    path("bedarfe/<int:pk>/anruf/", calls.call_need, name="call_need"),
    path("angebote/<int:pk>/ja/", respond.respond_offer, name="respond_offer"),
    path("angebote/<int:pk>/ja/danke/", respond.responded, name="responded_offer"),
    path("angebote/<int:pk>/anruf/", calls.call_offer, name="call_offer"),
    path("anruf/", calls.call, name="call"),
    path("anruf/danke/", calls.called, name="called"),
]

urlpatterns: list[URLPattern] = [*answer_urls, *notice_urls.urlpatterns]
