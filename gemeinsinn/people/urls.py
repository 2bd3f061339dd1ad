"""Sign-in, own account, personal links."""

from django.urls import path

from gemeinsinn.people.views import personal

app_name = "people"
urlpatterns = [
    path("m/<str:token>/", personal.personal, name="personal"),
    path("m/<str:token>/<path:rest>/", personal.personal, name="personal_rest"),
]
