"""Addresses of this context; an applicant's own pages lie below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.fund.views import desk_funds, public

app_name = "fund"

urlpatterns: list[URLPattern] = [
    path("engagementfonds/", public.funds, name="list"),
    path("engagementfonds/<slug:slug>/", public.fund, name="detail"),
    path("engagementfonds/<slug:slug>/passt-das/", public.check, name="check"),
    path("schreibtisch/fonds/einrichten/", desk_funds.funds, name="desk_funds"),
    path("schreibtisch/fonds/einrichten/neu/", desk_funds.edit_fund, name="new_fund"),
    path("schreibtisch/fonds/einrichten/<int:pk>/", desk_funds.edit_fund, name="edit_fund"),
    path("schreibtisch/fonds/einrichten/<int:pk>/runde/", desk_funds.new_round, name="new_round"),
    path("schreibtisch/fonds/runde/<int:pk>/", desk_funds.edit_round, name="edit_round"),
    path("schreibtisch/fonds/beratung/", desk_funds.advice, name="advice"),
]
