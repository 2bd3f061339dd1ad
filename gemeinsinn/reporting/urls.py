"""Addresses of this context."""

from django.urls import URLPattern, path

from gemeinsinn.reporting.views import figures, reports

app_name = "reporting"

urlpatterns: list[URLPattern] = [
    path("schreibtisch/fonds/zahlen/", figures.page, name="figures"),
    path("schreibtisch/fonds/zahlen/tabelle/", figures.sheet, name="figures_sheet"),
    path("schreibtisch/fonds/zahlen/mappe/", figures.book, name="figures_book"),
    path("schreibtisch/fonds/berichte/", reports.rounds, name="reports"),
    path("schreibtisch/fonds/berichte/runde/<int:pk>/", reports.ask, name="ask"),
    path("schreibtisch/fonds/berichte/<int:pk>/", reports.report, name="report"),
    path("schreibtisch/fonds/berichte/<int:pk>/<str:form>/", reports.file, name="file"),
]
