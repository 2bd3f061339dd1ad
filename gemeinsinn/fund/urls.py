"""Addresses of this context; an applicant's own pages lie below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.fund.views import (
    applying,
    case,
    desk_cases,
    desk_funds,
    desk_money,
    desk_papers,
    opendata,
    preview,
    public,
    signatures,
)

app_name = "fund"

urlpatterns: list[URLPattern] = [
    path("engagementfonds/", public.funds, name="list"),
    path("engagementfonds/daten/", opendata.page, name="data"),
    path("engagementfonds/daten/vergaben.json", opendata.as_json, name="data_json"),
    path("engagementfonds/daten/vergaben.csv", opendata.as_csv, name="data_csv"),
    path("engagementfonds/gesendet/", applying.sent, name="sent"),
    path("engagementfonds/antrag/<int:pk>/", case.own, name="own"),
    path("engagementfonds/antrag/<int:pk>/<path:rest>/", case.own, name="own_page"),
    path("engagementfonds/unterschrift/<int:pk>/", signatures.co_signed, name="signed"),
    path("engagementfonds/unterschrift/<int:pk>/<path:rest>/", signatures.co_signed, name="signed_page"),
    path("engagementfonds/<slug:slug>/", public.fund, name="detail"),
    path("engagementfonds/<slug:slug>/passt-das/", public.check, name="check"),
    path("engagementfonds/<slug:slug>/antrag/", applying.start, name="apply"),
    path("schreibtisch/fonds/", desk_cases.applications, name="applications"),
    path("schreibtisch/fonds/tabelle/", desk_cases.sheet, name="sheet"),
    path("schreibtisch/fonds/<int:pk>/", desk_cases.application, name="application"),
    path("schreibtisch/fonds/<int:pk>/pruefung/", desk_cases.check, name="check_formally"),
    path("schreibtisch/fonds/<int:pk>/papier/<str:what>/", desk_cases.paper, name="paper"),
    path("schreibtisch/fonds/<int:pk>/rueckforderung/", desk_money.demand, name="demand"),
    path("schreibtisch/fonds/<int:pk>/unterlage/", desk_papers.add, name="add_paper"),
    path("schreibtisch/fonds/<int:pk>/unterlage/<int:paper>/", desk_papers.document, name="document"),
    path(
        "schreibtisch/fonds/<int:pk>/unterlage/<int:paper>/unterschrift/", desk_papers.confirm, name="confirm_signature"
    ),
    path("schreibtisch/fonds/<int:pk>/tun/<str:what>/", desk_cases.act, name="act"),
    path("schreibtisch/fonds/einrichten/", desk_funds.funds, name="desk_funds"),
    path("schreibtisch/fonds/einrichten/neu/", desk_funds.edit_fund, name="new_fund"),
    path("schreibtisch/fonds/einrichten/<int:pk>/", desk_funds.edit_fund, name="edit_fund"),
    path("schreibtisch/fonds/einrichten/<int:pk>/runde/", desk_funds.new_round, name="new_round"),
    path("schreibtisch/fonds/runde/<int:pk>/", desk_funds.edit_round, name="edit_round"),
    path("schreibtisch/fonds/runde/<int:pk>/vorschau/", preview.preview, name="preview"),
    path("schreibtisch/fonds/beratung/", desk_funds.advice, name="advice"),
]
