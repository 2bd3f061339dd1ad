"""What is installed: our own layers, lowest first, and what they stand on."""

LAYERS = [
    "gemeinsinn.core",
    "gemeinsinn.ui",
    "gemeinsinn.activity",
    "gemeinsinn.places",
    "gemeinsinn.people",
    "gemeinsinn.organisations",
    "gemeinsinn.projects",
    "gemeinsinn.exchange",
    "gemeinsinn.partnerships",
    "gemeinsinn.guides",
    "gemeinsinn.volunteering",
    "gemeinsinn.matching",
    "gemeinsinn.recognition",
    "gemeinsinn.placement",
    "gemeinsinn.desk",
    "gemeinsinn.portal",
    "gemeinsinn.api",
    "gemeinsinn.demo",
]
INSTALLED_APPS = [
    "gemeinsinn.config",
    *reversed(LAYERS),  # upper layers may override a template of a lower one
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rules.apps.AutodiscoverRulesConfig",
]
