"""Addresses of needs and offers: the same six pages under two names."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from gemeinsinn.exchange.showing import feeds
from gemeinsinn.exchange.views import boards, details, manage, write


def notice_urls(folder: str, noun: str, board: str) -> list[URLPattern]:
    """One side of the board: /bedarfe/… as exchange:need, exchange:needs …, or /angebote/…"""
    about = {"noun": noun}
    writing = f"{folder}/schreiben"
    return [
        path(f"{folder}/", boards.board, about, name=board),
        path(f"{folder}/feed.xml", require_safe(feeds.BoardFeed()), about, name=f"{board}_feed"),
        path(f"{writing}/", write.write, about, name=f"write_{noun}"),
        path(f"{writing}/<str:token>/", write.write, about, name=f"write_{noun}_resume"),
        path(f"{writing}/<str:token>/link/", write.mail_link, about, name=f"write_{noun}_link"),
        path(f"{writing}/<str:token>/<slug:key>/", write.write, about, name=f"write_{noun}_step"),
        path(f"{folder}/<int:pk>-<str:slug>/", details.detail, about, name=noun),
        path(f"{folder}/<int:pk>/bild.png", details.share_image, about, name=f"{noun}_image"),
        path(f"{folder}/<int:pk>/verwalten/", manage.open_own, about, name=f"manage_{noun}"),
        path(f"{folder}/<int:pk>/", details.short, about, name=f"{noun}_short"),
    ]


urlpatterns = [*notice_urls("bedarfe", "need", "needs"), *notice_urls("angebote", "offer", "offers")]
