"""Every page gets a language and a key its twins in other languages share."""

from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        BootstrapLocaleField('portal.SitePage'),
        BootstrapTranslationKeyField('portal.SitePage'),
        BootstrapTranslatableModel('portal.SitePage'),
    ]
