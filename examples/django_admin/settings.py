"""Django's settings: the admin and what it needs, and a database that is gone when the process ends."""

from pathlib import Path
from tempfile import TemporaryDirectory

_folder = TemporaryDirectory(prefix="library-admin-")

SECRET_KEY = "for a demo on localhost only"
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "examples.django_admin.urls"
STATIC_URL = "/static/"
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "examples.django_admin.library",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(_folder.name) / "library.sqlite3",
        "OPTIONS": {
            # Requests run in threads: a writer takes its lock when it begins, so that two queue up and none fails.
            "transaction_mode": "IMMEDIATE",
            # The data need not survive a power cut, and writing is three times as fast without waiting for the disk.
            "init_command": "PRAGMA synchronous=OFF",
        },
    },
}

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
