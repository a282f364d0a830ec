"""Django's settings: Wagtail with its usual parts, and a database that is gone when the server ends."""

import os
from pathlib import Path

from examples.wagtail.server import DATABASE, MEDIA

_folder = Path(os.environ["MUSEUM_FOLDER"])

SECRET_KEY = "for a demo on localhost only"
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "examples.wagtail.urls"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = _folder / MEDIA
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's own recommendation: its forms are long

WAGTAIL_SITE_NAME = "Riverside Museum"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
# Nothing outside this machine is asked: neither for a newer release nor for a picture of who signs in.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# A new page would be saved by itself two to three seconds after it was begun: who publishes it in that moment is
# told that its address is taken, by the page itself. On a slow machine scenarios meet that moment.
WAGTAIL_AUTOSAVE_INTERVAL = 0

INSTALLED_APPS = [
    "examples.wagtail.museum",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _folder / DATABASE,
        "OPTIONS": {
            # Requests run in threads: a writer takes its lock when it begins, so that two queue up and none fails.
            "transaction_mode": "IMMEDIATE",
            # The data need not survive a power cut, and writing is three times as fast without waiting for the disk.
            "init_command": "PRAGMA synchronous=OFF",
        },
    },
}

# What a scenario changed must not be remembered beside the database that is put back.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# The accounts are public: a slow hash would protect nothing, and cost 0.4 s at every sign-in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A request that fails is told on the terminal; the others are not, for the terminal belongs to the tests.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {
        "django.server": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
    },
}
