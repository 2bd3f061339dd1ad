"""Addresses of this context: the desk of members at /jury/, the office's pages below its own desk."""

from django.urls import URLPattern, path

from gemeinsinn.jury.views import member, office, sitting

app_name = "jury"

urlpatterns: list[URLPattern] = [
    path("jury/", member.desk, name="desk"),
    path("jury/antrag/<int:pk>/", member.case, name="case"),
    path("jury/antrag/<int:pk>/unterlage/<int:paper>/", member.document, name="document"),
    path("jury/antrag/<int:pk>/tun/<str:what>/", member.act, name="act"),
    path("jury/sitzung/<int:pk>/", sitting.sitting, name="sitting"),
    path("jury/sitzung/<int:pk>/tun/<str:what>/", sitting.act, name="lead"),
    path("jury/sitzung/<int:pk>/protokoll.pdf", sitting.minutes, name="minutes"),
    path("jury/sitzung/antrag/<int:pk>/", sitting.case, name="lead_case"),
    path("jury/sitzung/antrag/<int:pk>/tun/<str:what>/", sitting.act_on_case, name="decide"),
    path("schreibtisch/jury/", office.juries, name="juries"),
    path("schreibtisch/jury/neu/", office.new_jury, name="new"),
    path("schreibtisch/jury/tagesordnung/", office.convene_sitting, name="convene"),
    path("schreibtisch/jury/<int:pk>/", office.jury, name="jury"),
    path("schreibtisch/jury/mitglied/<int:pk>/ende/", office.end, name="end"),
]
