"""Django's settings. What differs between machines comes from the environment; see docs/operations.md."""

import os
from pathlib import Path

from payung.site.database_url import DatabaseAddress
from payung.site.state import find_state

PACKAGE = Path(__file__).resolve().parent.parent


def _listed(variable: str, otherwise: str) -> list[str]:
    return [part.strip() for part in os.environ.get(variable, otherwise).split(",") if part.strip()]


HTTPS = os.environ.get("PAYUNG_HTTPS") == "1"  # behind a proxy that ends TLS and sets X-Forwarded-Proto
DEBUG = os.environ.get("PAYUNG_DEBUG") == "1"
SECRET_KEY = os.environ.get("PAYUNG_SECRET_KEY") or find_state().secret("web-secret-key")
ALLOWED_HOSTS = _listed("PAYUNG_HOSTS", "localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "payung.access",
    "payung.audit",
    "payung.registry",
    "payung.agreements",
    "payung.ledger",
    "payung.identity",
    "payung.payments",
    "payung.contributions",
    "payung.rolls",
    "payung.own_account",
    "payung.construction",
    "payung.migrants",
    "payung.assistance",
    "payung.claims",
    "payung.compliance",
    "payung.inquiry",
    "payung.coverage",
    "payung.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "payung.site.csp.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "payung.web.actor.ActorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "payung.site.urls"
WSGI_APPLICATION = "payung.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "payung.web.shell.shell",
            ],
        },
    }
]

# The database. Without an address libpq's own defaults apply; `payung server` always sets one.
DATABASE_URL = os.environ.get("PAYUNG_DATABASE_URL") or os.environ.get("DATABASE_URL") or "postgresql:///payung"
DATABASES = {
    "default": {
        **DatabaseAddress.parse(DATABASE_URL).for_django(),
        "CONN_MAX_AGE": int(os.environ.get("PAYUNG_CONNECTION_SECONDS", "60")),
        "CONN_HEALTH_CHECKS": True,
    }
}
if os.environ.get("PAYUNG_POOL") == "1":  # psycopg's pool keeps the connections, so Django must not
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"]["pool"] = True  # type: ignore[index]

# Accounts and sessions.
AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
CSRF_FAILURE_VIEW = "payung.web.errors.stale_form"
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 8 * 60 * 60  # one working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# Language and time. Deadlines of contributions and reports are decided in Western Indonesia Time (WIB),
# wherever the employer is; pages say so beside the hour.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# Files. Static files are served from the packages themselves, so there is nothing to collect.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300  # seconds
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # larger files wait on disk
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # the body without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "payung.site.log_line.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a page not found is the visitor's business, not the operator's
    },
}

# Who sends text messages: a dotted name of a `payung.own_account.ports.Messenger`.
MESSENGER = os.environ.get("PAYUNG_MESSENGER", "payung.own_account.simulator.SimulatedMessenger")
# The bank simulator stands in for a bank in the demonstration; elsewhere only where the operator asks for it.
BANK_SIMULATOR = os.environ.get("PAYUNG_BANK_SIMULATOR") == "1"

CIVIL_REGISTRY = os.environ.get("PAYUNG_CIVIL_REGISTRY", "")  # dotted path of a connection; empty: nobody is checked
ACCOUNT_INQUIRY = os.environ.get("PAYUNG_ACCOUNT_INQUIRY", "")  # dotted path; empty: accounts stay unanswered for
