"""Settings of the site, read from the environment (and from a `.env` file beside `manage.py`).

Safe by default: with nothing set this is production, and production without its essentials does not start.
Every variable is described in `.env.example`.
"""

import os
import re
import secrets
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from newsroom.videos import players

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if os.environ.get("NEWSROOM_PROFILE") != "test":
    # A developer's own choices must not change what the tests see.
    environ.Env.read_env(BASE_DIR / ".env")

PROFILES = ("production", "local", "test")
PROFILE = env.str("NEWSROOM_PROFILE", "production")
if PROFILE not in PROFILES:
    raise ImproperlyConfigured(
        f"NEWSROOM_PROFILE berisi {PROFILE!r}; yang dikenal hanya: {', '.join(PROFILES)}."
    )
DEBUG = env.bool("DEBUG", False)
PRODUCTION = PROFILE == "production" and not DEBUG
VAR_DIR = Path(env.str("NEWSROOM_VAR", str(BASE_DIR / "var")))


def local_secret_key() -> str:
    """Return the key of this checkout, made at the first call and readable by its owner only."""
    path = VAR_DIR / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


def check_essentials() -> None:
    """Refuse to start in production while an essential variable is missing; name each one that is."""
    sentences = {
        "SECRET_KEY": "SECRET_KEY belum diisi: isilah dengan teks acak minimal 50 karakter dan jaga kerahasiaannya.",
        "ALLOWED_HOSTS": "ALLOWED_HOSTS belum diisi: sebutkan nama domain situs ini, dipisah koma.",
        "DATABASE_URL": "DATABASE_URL belum diisi: sebutkan alamat PostgreSQL, misalnya "
        "postgresql://pengguna:sandi@localhost/newsroom.",
    }
    missing = [sentence for name, sentence in sentences.items() if not env.str(name, "").strip()]
    if missing:
        hint = "Di komputer sendiri, `make run` atau NEWSROOM_PROFILE=local mengisi semuanya."
        raise ImproperlyConfigured("\n".join(["Situs tidak dapat dijalankan.", *missing, hint]))


if PRODUCTION:
    check_essentials()

SECRET_KEY = env.str("SECRET_KEY", "") or local_secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Applications

INSTALLED_APPS = [
    # Not its default: that one would replace our admin site by its own.
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "newsroom.admin_config.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "newsroom.apps.PublishedFilesConfig",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "taggit",
    "ckeditor",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "newsroom.apps.NewsroomConfig",
    "articles",
    "pages",
]
MIDDLEWARE = [
    "newsroom.middleware.surroundings",
    "articles.views.reading.ahead_of_the_rest",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.permissions_policy",
    # Here, so that what a later one answers itself (a strange host, a missing slash) has them, too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.middleware.sound_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.site",
            ],
        },
    },
]
TAGGIT_CASE_INSENSITIVE = True
SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4 is out of support; the server, not the editor, is what we trust (newsroom/editor.py).
    "ckeditor.W001",
    # HSTS for sub-domains and preloading bind hosts of the agency that this site does not run.
    "security.W005",
    "security.W021",
]
UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Redaksi"),
    "SITE_SYMBOL": "newspaper",
    "SITE_FAVICONS": [
        {"href": lambda request: static("img/favicon.svg"), "rel": "icon", "type": "image/svg+xml"}
    ],
    "SHOW_VIEW_ON_SITE": False,  # the article's own page knows where its text can be seen
    "BORDER_RADIUS": "4px",
    "DASHBOARD_CALLBACK": "articles.admin.dashboard.fill",
    "SIDEBAR": {"navigation": "articles.admin.navigation.sidebar"},
    "ACCOUNT": {
        "navigation": [
            {"title": _("Profil saya"), "link": reverse_lazy("profile")},
            {"title": _("Ganti sandi"), "link": reverse_lazy("admin:password_change")},
        ]
    },
    "STYLES": [lambda request: static("admin_newsroom/desk.css")],
    "SCRIPTS": [
        lambda request: static("admin_newsroom/signed_in.js"),
        lambda request: static("admin_newsroom/copies.js"),
        lambda request: static("admin_newsroom/desk.js"),
    ],
    "COLORS": {
        # The paper and ink of the public pages (static/css/site.css).
        "base": {
            "50": "#f6f4f0",
            "100": "#eeebe5",
            "200": "#dcd8d0",
            "300": "#c3beb4",
            "400": "#8d8a84",
            "500": "#6b6a66",
            "600": "#565a63",
            "700": "#3c3f45",
            "800": "#2a2c30",
            "900": "#1a1b1e",
            "950": "#131416",
        },
    },
}

# Database

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_URL = env.str("DATABASE_URL", "").strip()
if DATABASE_URL:
    database: dict[str, Any] = env.db_url_config(DATABASE_URL)
else:
    database = {
        "ENGINE": "newsroom.embedded_postgres",
        "NAME": env.str("NEWSROOM_DATABASE_NAME", "newsroom"),
    }
database["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", 60)
database["CONN_HEALTH_CHECKS"] = True
database["TEST"] = {"NAME": env.str("NEWSROOM_TEST_DATABASE", "test_newsroom")}
options = database.setdefault("OPTIONS", {})
options.setdefault("connect_timeout", 5)
options.setdefault("application_name", "newsroom")
# Set by wsgi.py for web requests only: a migration or an import may take its time.
STATEMENT_TIMEOUT_MS = env.int("NEWSROOM_STATEMENT_TIMEOUT_MS", 0)
if STATEMENT_TIMEOUT_MS:
    options.setdefault("options", f"-c statement_timeout={STATEMENT_TIMEOUT_MS}")
if PROFILE == "test":
    # Tests empty every table between them, the log of deeds included, which nobody else can.
    options.setdefault("options", "-c newsroom.audit_may_be_emptied=on")
DATABASES = {"default": database}

# Accounts

AUTH_USER_MODEL = "articles.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if PROFILE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Language and time. The office's own time zone is a row that an admin edits; this one serves until it is read.

LANGUAGE_CODE = env.str("NEWSROOM_LANGUAGE", "id")
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Bahasa Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
# Where files are looked up one by one, nothing needs to be collected first.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG or PROFILE == "test"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
# Where the proxy fetches files from after the application allowed it (deploy/nginx.conf): "/_media/" for a folder,
# "/_store/" for an object store. Empty: the application sends them itself.
MEDIA_ACCEL_LOCATION = env.str("MEDIA_ACCEL_LOCATION", "")
# Files lie in an S3-compatible object store where a bucket is named, else in a folder.
MEDIA_S3 = {
    name: env.str(f"MEDIA_S3_{name}", "").strip()
    for name in ("BUCKET", "ENDPOINT", "REGION", "ACCESS_KEY", "SECRET_KEY")
}
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "newsroom.object_store.ObjectStore",
        "OPTIONS": {
            "bucket_name": MEDIA_S3["BUCKET"],
            "endpoint_url": MEDIA_S3["ENDPOINT"] or None,
            "region_name": MEDIA_S3["REGION"] or None,
            "access_key": MEDIA_S3["ACCESS_KEY"] or None,
            "secret_key": MEDIA_S3["SECRET_KEY"] or None,
        },
    }
    if MEDIA_S3["BUCKET"]
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PROFILE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Work that takes longer than a page may: done at once where no worker runs (`manage.py db_worker`). On one's own
# computer run_site starts one.
HAS_WORKER = env.bool("TASK_WORKER", PROFILE == "local")
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if HAS_WORKER
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
# Who reads an article again within this time is not counted again. Whole minutes, up to a day.
READ_WINDOW = timedelta(minutes=env.int("READ_WINDOW_MINUTES", 30))
if not timedelta(minutes=1) <= READ_WINDOW <= timedelta(days=1):
    raise ImproperlyConfigured("READ_WINDOW_MINUTES harus antara 1 dan 1440 menit.")
# How many browsers behind one address are counted for an article in that time: more than an office has, and far fewer
# than a program can pretend to be.
READERS_PER_NETWORK = env.int("READERS_PER_NETWORK", 200)
if READERS_PER_NETWORK < 1:
    raise ImproperlyConfigured("READERS_PER_NETWORK harus 1 atau lebih.")
# Whether the server asks other sites if what texts link to is still there. Tests ask their own server alone.
LINK_CHECKS = env.bool("LINK_CHECKS", PROFILE != "test")
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Safety. HTTPS is taken for granted in production, and impossible on a developer's loopback address.

HTTPS = env.bool("HTTPS", PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 30 * 24 * 3600) if HTTPS else 0
if env.bool("BEHIND_PROXY", False):
    # Believed only where the operator says that a proxy sets it, for a visitor can send it too.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies of ours append to X-Forwarded-For; the reader's address is the one that the outermost saw.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
CSRF_FAILURE_VIEW = "articles.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
# For public pages. The admin states its own, wider policy.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [NONE],
        # A player stands on a page only after its reader has asked for it.
        "frame-src": players(),
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail. Without EMAIL_URL a public site sends none; one's own computer writes it into files.

EMAIL_URL = env.str("EMAIL_URL", "").strip()
MAIL_IS_ON = bool(EMAIL_URL) or not PRODUCTION
if EMAIL_URL:
    try:
        found = env.email_url_config(EMAIL_URL)
    except (ImproperlyConfigured, ValueError):
        # What they say may hold a piece of the password.
        raise ImproperlyConfigured(
            "EMAIL_URL tidak terbaca. Bentuknya smtp+tls://pengguna:sandi@alamat:587; tanda khusus dalam sandi "
            "ditulis dengan persen, misalnya %40 untuk @."
        ) from None
    EMAIL_BACKEND = found["EMAIL_BACKEND"]
    EMAIL_HOST = found["EMAIL_HOST"] or "localhost"
    EMAIL_USE_TLS, EMAIL_USE_SSL = found.get("EMAIL_USE_TLS", False), found.get("EMAIL_USE_SSL", False)
    EMAIL_PORT = found["EMAIL_PORT"] or (587 if EMAIL_USE_TLS else 465 if EMAIL_USE_SSL else 25)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = found["EMAIL_HOST_USER"] or "", found["EMAIL_HOST_PASSWORD"] or ""
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_HOST_USER = EMAIL_HOST_PASSWORD = ""
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_TIMEOUT = 10


def own_address() -> str:
    """Where mail finds the newsroom when SITE_URL does not say it."""
    named = next((name.lstrip(".") for name in ALLOWED_HOSTS if name.strip(".*")), "")
    if PROFILE == "production" and named:
        return f"{'https' if HTTPS else 'http'}://{named}"
    return "http://127.0.0.1:8000"


NEWSROOM_SITE_URL = (env.str("SITE_URL", "").strip() or own_address()).rstrip("/")
if not re.fullmatch(r"https?://(\[[0-9a-fA-F:]+\]|[-\w.]+)(:[0-9]{1,5})?", NEWSROOM_SITE_URL):
    raise ImproperlyConfigured(
        f"SITE_URL berisi {NEWSROOM_SITE_URL!r}; tulislah alamat situs selengkapnya, misalnya https://berita.example."
    )
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "").strip() or (
    EMAIL_HOST_USER if "@" in EMAIL_HOST_USER else f"redaksi@{urlsplit(NEWSROOM_SITE_URL).hostname}"
)

# Log: everything to the standard error stream, where systemd and containers expect it.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "INFO"), "propagate": False},
        # A refused host name is a visitor's mistake, not ours. Without any handler Python would print it after all.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
