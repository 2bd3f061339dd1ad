"""Addresses of this context; personal pages lie below /m/<token>/."""

from django.urls import URLPattern, path

from gemeinsinn.volunteering.views import feeds, opportunities, own, plan, signing, wizard

app_name = "volunteering"

urlpatterns: list[URLPattern] = [
    path("bedarfe/<int:pk>/termine/", signing.sign_up_page, name="sign_up"),
    path("bedarfe/<int:pk>/termine/danke/", signing.signed_up, name="signed_up"),
    path("bedarfe/<int:pk>/plan/", plan.by_account, name="plan"),
    path("bedarfe/<int:pk>/plan/<path:rest>/", plan.by_account, name="plan_page"),
    path("bedarfe/<int:pk>/einsatz/", opportunities.by_account, name="opportunity"),
    path("bedarfe/<int:pk>/einsatz/<slug:key>/", opportunities.by_account, name="opportunity_step"),
    path("mitmachen/", wizard.wizard, name="wizard"),
    path("einsaetze/kalender/", feeds.from_account, name="feed"),
    path("einsaetze/<int:pk>/", own.open_own, name="own"),
]
