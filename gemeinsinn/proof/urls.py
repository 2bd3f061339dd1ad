"""Addresses at the desk; a grantee's own pages lie below those of the application."""

from django.urls import URLPattern, path

from gemeinsinn.proof.views import desk

app_name = "proof"

urlpatterns: list[URLPattern] = [
    path("schreibtisch/foerderfaelle/", desk.grants, name="grants"),
    path("schreibtisch/foerderfaelle/<int:pk>/", desk.grant, name="grant"),
    path("schreibtisch/foerderfaelle/<int:pk>/tun/<str:what>/", desk.act, name="act"),
    path("schreibtisch/foerderfaelle/<int:pk>/papier/<str:what>/", desk.paper, name="paper"),
    path("schreibtisch/foerderfaelle/<int:pk>/datei/<str:sort>/<int:number>/", desk.file, name="file"),
]
