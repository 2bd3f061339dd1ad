"""The one settings module. Values come from the environment only (docs/operations.md lists them)."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from gemeinsinn.config.editing import editors_settings
from gemeinsinn.config.environment import ROOT, env, read_bool, read_list, read_number, read_provider, read_url, stop
from gemeinsinn.config.identity import kept_key, read_network, read_processors
from gemeinsinn.config.installed import INSTALLED_APPS  # noqa: F401 - Django reads it here
from gemeinsinn.core.logs import ONE_LINE_EACH

# --- Where things are -------------------------------------------------------------------------

VAR = Path(env.str("VAR", default=str(ROOT / "var"))).resolve()
try:
    VAR.mkdir(parents=True, exist_ok=True)
except OSError as _problem:
    stop(
        f"GEMEINSINN_VAR is {VAR}, which cannot be made ({_problem.strerror}): set it to a folder that can be written."
    )

DEMO = read_bool("DEMO")
DEBUG = read_bool("DEBUG")

BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
_base = urlsplit(BASE_URL)
if _base.scheme not in {"http", "https"} or not _base.hostname:
    stop("GEMEINSINN_BASE_URL must be a full address such as https://gemeinsinn.example.")
BEHIND_TLS = _base.scheme == "https"
ON_LOOPBACK = _base.hostname in {"127.0.0.1", "localhost", "::1"}

# --- Secrets and hosts ------------------------------------------------------------------------

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not ON_LOOPBACK:
        stop("Set GEMEINSINN_SECRET_KEY to at least 50 random characters.")
    SECRET_KEY = kept_key(VAR / "secret-key")  # without a key the portal runs on loopback only, with one of its own
elif len(SECRET_KEY) < 50:
    stop("GEMEINSINN_SECRET_KEY is too short: set at least 50 random characters.")

ALLOWED_HOSTS = read_list("ALLOWED_HOSTS") or [
    _base.hostname,
    *(["localhost", "127.0.0.1", "[::1]"] if ON_LOOPBACK else []),
]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
TRUSTED_PROXIES = read_list("TRUSTED_PROXIES")

DEMO_CODE = env.str("DEMO_CODE", default="123456" if DEMO else "")
if DEMO_CODE and not DEMO:
    stop("GEMEINSINN_DEMO_CODE is for the demo only: unset it.")
if DEMO and not ON_LOOPBACK and not read_bool("DEMO_PUBLIC"):
    stop("The demo runs on loopback only: set GEMEINSINN_BASE_URL to http://127.0.0.1:8000.")

# --- What is installed: see installed.py; what each request passes through -----------------------

MIDDLEWARE = [
    "gemeinsinn.core.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # with random padding against BREACH; a front page is 9 kB instead of 40
    "gemeinsinn.core.middleware.Hardening",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gemeinsinn.ui.middleware.MostBody",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gemeinsinn.people.middleware.LastSeen",
    "gemeinsinn.people.middleware.SecondFactor",
    "gemeinsinn.portal.middleware.EditorsDoor",
    "gemeinsinn.portal.forwarding.OldAddresses",
    "gemeinsinn.ui.middleware.DomainErrors",
]

ROOT_URLCONF = "gemeinsinn.config.urls"
WSGI_APPLICATION = "gemeinsinn.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "gemeinsinn.config.context.site",
            ],
            "builtins": ["django_cotton.templatetags.cotton", "gemeinsinn.ui.templatetags.ui"],
        },
    }
]
COTTON_DIR = "components"

# --- Database, cache, background --------------------------------------------------------------

_database_url = read_url("DATABASE_URL", f"sqlite:///{VAR}/gemeinsinn.sqlite3", ("sqlite", "postgres", "postgresql"))
DATABASES = {"default": env.db_url_config(_database_url)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache_url_config(
        read_url("CACHE_URL", "locmemcache://", ("locmemcache", "redis", "rediss", "dbcache", "dummycache"))
    )
}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "gemeinsinn.core.caches.RedisCache"  # the portal works while it is away
if CACHES["default"]["BACKEND"].endswith("DatabaseCache"):  # Django's own most is 300: who is here would be thrown out
    CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 20_000)

PAGES_MB = read_number("PAGES_MB", 16, least=0)  # of pages everybody gets alike, a web process keeps
PAGES_FOLDER = env.str("PAGES_FOLDER", default="")  # the same as files, for a web server in front

# --- Search: files beside the data; on request the words lie in PostgreSQL or OpenSearch ---------

SEARCH_URL = read_url("SEARCH_URL", "embedded://", ("embedded", "postgres", "opensearch", "opensearchs"))
if SEARCH_URL.startswith("postgres") and DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    stop("GEMEINSINN_SEARCH_URL is postgres://, but the database is SQLite: set GEMEINSINN_DATABASE_URL, or unset it.")
SEARCH_FOLDER = VAR / "index"
ENCODER_FOLDER = VAR / "encoders"  # a table all processes share, written when it is missing
SEARCH_ENCODERS = [] if env.str("ENCODERS", default="") == "none" else read_list("ENCODERS") or ["use", "e5"]

# --- Mail: messages wait in the outbox table; the worker hands them to this backend ------------

EMAIL_URL = read_url(
    "EMAIL_URL", f"filemail://{VAR}/mail", ("filemail", "smtp", "smtp+tls", "smtp+ssl", "consolemail", "memorymail")
)
if EMAIL_URL.startswith("filemail:"):
    EMAIL_BACKEND = "gemeinsinn.activity.mail_backends.FolderBackend"
    EMAIL_FILE_PATH = EMAIL_URL.removeprefix("filemail://")
else:
    vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str(
    "MAIL_FROM", default=f"Gemeinsinn <portal@{_base.hostname if not ON_LOOPBACK else 'gemeinsinn.example'}>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Mailings to many (gemeinsinn.delivery): signed where there is a key; 0 is as fast as the server takes them.
DKIM_KEY = env.str("DKIM_KEY", default="")
DKIM_SELECTOR = env.str("DKIM_SELECTOR", default="gemeinsinn")
if DKIM_KEY and not Path(DKIM_KEY).is_file():
    stop(f"GEMEINSINN_DKIM_KEY is {DKIM_KEY}, where no file is: set it to a private key in PEM, or unset it.")
BOUNCE_MAILBOX = env.str("BOUNCE_MAILBOX", default="")
if BOUNCE_MAILBOX and not BOUNCE_MAILBOX.startswith(("imaps://", "imap://", "pop3s://", "pop3://")):
    stop("GEMEINSINN_BOUNCE_MAILBOX must be like imaps://user:password@host/INBOX or pop3s://user:password@host.")
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default="")
MAIL_PROVIDER, ANYMAIL = read_provider()
COUNT_CLICKS = read_bool("COUNT_CLICKS")  # of newsletters, per link and issue; nobody is recognised
MAIL_PER_MINUTE = read_number("MAIL_PER_MINUTE", 0, least=0)
MAIL_PER_MINUTE_DOMAIN = read_number("MAIL_PER_MINUTE_DOMAIN", 0, least=0)

# --- The network that runs this portal: shown in footer, imprint and contact --------------------

NETWORK = read_network(demo=DEMO)
PROCESSORS = read_processors(demo=DEMO)

# --- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:account"

ACCOUNT_ADAPTER = "gemeinsinn.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "gemeinsinn.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ON_LOOPBACK
MFA_TOTP_ISSUER = "Gemeinsinn"
USERSESSIONS_TRACK_ACTIVITY = True
# Staff of the network and of agencies need a second factor, except in the demo on loopback.
REQUIRE_SECOND_FACTOR = not DEMO

# --- Safety -----------------------------------------------------------------------------------

# The prefix makes browsers refuse such a cookie from any other host or without TLS.
_prefix = "__Host-" if BEHIND_TLS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_prefix}sessionid", f"{_prefix}csrftoken"
LANGUAGE_COOKIE_NAME = f"{_prefix}language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # what we say to somebody is no cookie
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 63_072_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^gesundheit/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "gemeinsinn.ui.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
API_REQUESTS = read_number("API_REQUESTS", 600)  # from one network in five minutes
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_PERMISSIONS = 0o640
DOCUMENT_MOST_MB = read_number("DOCUMENT_MOST_MB", 10)  # of a paper somebody hands in

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = env.str("MEDIA_URL", default="/medien/")
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "gemeinsinn.ui.storage.StaticStorage"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "gemeinsinn.ui.finders.BuiltFiles",
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Money ------------------------------------------------------------------------------------

PAYMENT_FILES_YEARS = read_number("PAYMENT_FILES_YEARS", 10)  # how long files for the bank are kept, sealed

# --- Languages --------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("ls", _("Plain language")),
]  # "ls" is read by editors' pages only
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# --- The editors' part, /redaktion/: see editing.py ---------------------------------------------

vars().update(editors_settings(name=NETWORK["name"], address=BASE_URL, languages=LANGUAGES, sign_in=LOGIN_URL))

# --- Logs: one line a request, never personal data ----------------------------------------------

LOGGING = ONE_LINE_EACH
