"""The front page, the pages every public site owes its visitors, and what editors write."""

from django.urls import path
from django.views.decorators.http import require_safe

from gemeinsinn.portal.feeds import ArticlesFeed
from gemeinsinn.portal.views import home, legal, pages, robots

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("kontakt/", legal.contact, name="contact"),
    path("kontakt/netzwerk.vcf", legal.card, name="card"),
    path("kontakt/agentur/<slug:slug>.vcf", legal.card, name="agency_card"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
    path("aktuelles/", pages.page, {"path": "aktuelles/"}, name="news"),
    path("themen/", pages.page, {"path": "themen/"}, name="topics"),
    path("agenturen/", pages.page, {"path": "agenturen/"}, name="agencies"),
    path("aktuelles/feed.xml", require_safe(ArticlesFeed()), name="articles_feed"),
    path("seite/<int:pk>/bild.png", pages.share_image, name="page_image"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
]
