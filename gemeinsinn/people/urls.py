"""Own account and personal links."""

from django.urls import path

from gemeinsinn.people.views import account, address, personal

app_name = "people"
urlpatterns = [
    path("m/<str:token>/", personal.personal, name="personal"),
    path("m/<str:token>/<path:rest>/", personal.personal, name="personal_rest"),
    path("konto/", account.account, name="account"),
    path("konto/profil/", account.profile, name="profile"),
    path("konto/adresse/code/", address.address_code, name="address_code"),
    path("konto/daten/", account.data, name="data"),
    path("konto/daten/datei/", account.download, name="download"),
    path("konto/schliessen/", account.close, name="close"),
]
