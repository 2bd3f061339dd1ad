"""The front page and the pages every public site owes its visitors."""

from django.urls import path

from gemeinsinn.portal.views import home, legal, robots

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("kontakt/", legal.contact, name="contact"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
]
