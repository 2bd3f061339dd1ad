"""The editors' part, /redaktion/: nothing is asked of other servers, nobody signs in there by a password of its own."""

from collections.abc import Sequence
from typing import Any

MOST_BYTES = 5 * 1024 * 1024  # of a picture, as everywhere
MOST_PIXELS = 40_000_000


def editors_settings(*, name: str, address: str, languages: Sequence[Any], sign_in: str) -> dict[str, Any]:
    """Wagtail's settings. What is left out stays as Wagtail has it."""
    return {
        "WAGTAIL_SITE_NAME": name,
        "WAGTAIL_PAGE_MODEL": "portal.SitePage",
        "WAGTAILADMIN_BASE_URL": address,
        "WAGTAILADMIN_LOGIN_URL": sign_in,
        "WAGTAIL_FRONTEND_LOGIN_URL": sign_in,
        "WAGTAIL_I18N_ENABLED": True,
        "WAGTAIL_CONTENT_LANGUAGES": languages,
        "WAGTAILADMIN_PERMITTED_LANGUAGES": languages[:2],  # nobody works in plain language
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "WAGTAIL_ENABLE_WHATS_NEW_BANNER": False,
        "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED": False,
        "WAGTAIL_PASSWORD_RESET_ENABLED": False,
        "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
        "WAGTAILUSERS_PASSWORD_ENABLED": False,
        "WAGTAIL_PRIVATE_PAGE_OPTIONS": {"SHARED_PASSWORD": False},
        "WAGTAIL_ALLOW_UNICODE_SLUGS": False,
        "WAGTAILIMAGES_IMAGE_MODEL": "portal.Picture",
        "WAGTAILIMAGES_IMAGE_FORM_BASE": "gemeinsinn.portal.forms.PictureForm",
        "WAGTAILIMAGES_EXTENSIONS": ["jpg", "jpeg", "png", "webp"],
        "WAGTAILIMAGES_FORMAT_CONVERSIONS": {"webp": "webp"},
        "WAGTAILIMAGES_MAX_UPLOAD_SIZE": MOST_BYTES,
        "WAGTAILIMAGES_MAX_IMAGE_PIXELS": MOST_PIXELS,
        "WAGTAILDOCS_DOCUMENT_FORM_BASE": "gemeinsinn.portal.forms.PaperForm",
        "WAGTAILDOCS_EXTENSIONS": ["pdf"],
        "WAGTAILDOCS_SERVE_METHOD": "serve_view",
        "WAGTAILEMBEDS_FINDERS": [],
        "WAGTAILSEARCH_BACKENDS": {"default": {"BACKEND": "gemeinsinn.portal.searching"}},
        "TAGGIT_CASE_INSENSITIVE": True,
    }
