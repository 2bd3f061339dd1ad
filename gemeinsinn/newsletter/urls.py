"""Addresses of this context; what belongs to one subscription lies below /m/<token>/."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from gemeinsinn.newsletter.feeds import IssueFeed
from gemeinsinn.newsletter.views import archive, desk, exporting, following, intakes, issues, ordering, own, stopping

app_name = "newsletter"

urlpatterns: list[URLPattern] = [
    path("newsletter/", ordering.newsletter, name="order"),
    path("newsletter/archiv/", archive.archive, name="archive"),
    path("newsletter/feed.xml", require_safe(IssueFeed()), name="feed"),
    path("newsletter/<int:pk>-<slug:slug>/", archive.issue, name="issue"),
    path("newsletter/weiter/<int:pk>/<int:number>/", following.follow, name="follow"),
    path("newsletter/beginnen/", ordering.begin, name="begin"),
    path("newsletter/danke/", ordering.thanks, name="thanks"),
    path("newsletter/link/", ordering.link, name="link"),
    path("newsletter/meiner/", own.open_own, name="own"),
    path("newsletter/abgemeldet/", stopping.ended, name="ended"),
    path("newsletter/abmelden/<str:token>/", stopping.stop, name="stop"),
    path("schreibtisch/newsletter/", desk.desk, name="desk"),
    path("schreibtisch/newsletter/ausgaben/", issues.issues, name="issues"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/", issues.edit, name="edit"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/wer/", issues.count, name="count"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/sammeln/", issues.gather, name="gather"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/vorschau/", issues.preview, name="preview"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/probe/", issues.test, name="test"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/teil/<int:number>/", issues.block, name="block"),
    path("schreibtisch/newsletter/ausgaben/<int:pk>/<slug:act>/", issues.act, name="act"),
    path("schreibtisch/newsletter/listen/", intakes.intakes, name="intakes"),
    path("schreibtisch/newsletter/listen/<int:pk>/", intakes.intake, name="intake"),
    path("schreibtisch/newsletter/listen/<int:pk>/bericht.csv", intakes.report, name="intake_report"),
    path("schreibtisch/newsletter/listen/<int:pk>/<slug:act>/", intakes.act, name="intake_act"),
    path("schreibtisch/newsletter/export/", exporting.export, name="export"),
    path("schreibtisch/newsletter/nachweis.pdf", desk.proof, name="proof"),
    path("schreibtisch/newsletter/abmelden/", desk.end, name="end"),
]
