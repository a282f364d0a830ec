"""Starting a browser: the one the user asked for, quiet, and the same wherever it runs."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_lam.errors import BrowserProblem
from pytest_lam.settings import BrowserSettings

if TYPE_CHECKING:
    from selenium.webdriver.common.options import ArgOptions
    from selenium.webdriver.remote.webdriver import WebDriver

CHROMIUM_ARGUMENTS = (
    "--disable-background-networking",  # a closed network must not be probed, nor an open one told anything
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-quic",
    "--no-default-browser-check",
    "--no-first-run",
    "--disable-search-engine-choice-screen",
    "--disable-dev-shm-usage",  # containers give /dev/shm 64 MB, too little for a heavy page
    "--disable-features=Translate,OptimizationHints,MediaRouter,PasswordLeakDetection,AutofillServerCommunication",
)

CHROMIUM_PREFERENCES: dict[str, object] = {
    "credentials_enable_service": False,  # a "Save password?" bubble takes the focus from the page
    "profile.password_manager_enabled": False,
    "profile.password_manager_leak_detection": False,
    "profile.default_content_setting_values.notifications": 2,  # 2 blocks: no permission bubble
    "autofill.profile_enabled": False,
    "autofill.credit_card_enabled": False,
    "translate.enabled": False,
}

FIREFOX_PREFERENCES: dict[str, object] = {
    "signon.rememberSignons": False,
    "permissions.default.desktop-notification": 2,
    "browser.translations.automaticallyPopup": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
}

REMEDIES = {
    "chrome": "Install Google Chrome, or on Debian and Ubuntu: apt install chromium chromium-driver",
    "edge": "Install Microsoft Edge and its driver msedgedriver",
    "firefox": "Install Firefox and its driver geckodriver",
}

DEBIAN_CHROMIUM, DEBIAN_CHROMEDRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"


def start(settings: BrowserSettings, download_dir: Path | None = None, scratch: Path | None = None) -> WebDriver:
    """A fresh browser as ``settings`` ask for it, with downloads going to ``download_dir`` unasked.

    ``scratch`` is where a browser on this machine keeps its profile, sockets and other passing files.
    Raises BrowserProblem where the browser or its driver is missing or does not start; the
    message says what to install.
    """
    if settings.name not in REMEDIES:
        raise BrowserProblem(f"no browser is called {settings.name!r}; there are {', '.join(REMEDIES)}")
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    os.environ.setdefault("SE_AVOID_STATS", "true")  # Selenium Manager tells its makers of each use otherwise
    options = (
        firefox_options(settings, download_dir) if settings.name == "firefox" else _chromium(settings, download_dir)
    )
    options.unhandled_prompt_behavior = "ignore"  # an alert is answered by a step, never by the driver
    try:
        driver = _remote(settings, options) if settings.remote_url else _local(settings, options, scratch)
    except (WebDriverException, HTTPError, OSError) as error:
        raise BrowserProblem(_why(settings, error)) from error
    driver.set_page_load_timeout(settings.page_timeout)
    driver.set_script_timeout(settings.page_timeout)
    return driver


def _chromium(settings: BrowserSettings, download_dir: Path | None) -> ArgOptions:
    from selenium.webdriver import ChromeOptions, EdgeOptions

    options = EdgeOptions() if settings.name == "edge" else ChromeOptions()
    for argument in chromium_arguments(settings):
        options.add_argument(argument)
    preferences = dict(CHROMIUM_PREFERENCES)
    if download_dir is not None:
        preferences |= {
            "download.default_directory": str(download_dir.absolute()),
            "download.prompt_for_download": False,
        }
    options.add_experimental_option("prefs", preferences)
    options.add_experimental_option("excludeSwitches", ["enable-logging"])
    return options


def chromium_arguments(settings: BrowserSettings) -> list[str]:
    """The command line for a browser of the Chromium family; the user's own arguments come last and win."""
    width, height = settings.window
    arguments = [*CHROMIUM_ARGUMENTS, f"--window-size={width},{height}"]
    if not settings.headed:
        arguments.append("--headless=new")
    if not settings.remote_url and sys.platform == "linux" and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
    return [*arguments, *settings.arguments]


def firefox_options(settings: BrowserSettings, download_dir: Path | None) -> ArgOptions:
    """Options for Firefox."""
    from selenium.webdriver import FirefoxOptions

    options = FirefoxOptions()
    width, height = settings.window
    for argument in (f"--width={width}", f"--height={height}", *settings.arguments):
        options.add_argument(argument)
    if not settings.headed:
        options.add_argument("-headless")
    preferences = dict(FIREFOX_PREFERENCES)
    if download_dir is not None:
        preferences |= {"browser.download.folderList": 2, "browser.download.dir": str(download_dir.absolute())}
    for name, value in preferences.items():
        options.set_preference(name, value)  # type: ignore[arg-type]
    return options


def _remote(settings: BrowserSettings, options: ArgOptions) -> WebDriver:
    from selenium.webdriver import Remote

    return Remote(command_executor=settings.remote_url, options=options)


def _local(settings: BrowserSettings, options: Any, scratch: Path | None) -> WebDriver:
    from selenium import webdriver

    # A group of its own: what is left of browser and driver can be ended together.
    own: dict[str, Any] = {"popen_kw": {"process_group": 0}} if os.name == "posix" else {}
    if scratch is not None:
        own["env"] = {**os.environ, "TMPDIR": str(scratch)}
    if settings.name == "firefox":
        return webdriver.Firefox(options=options, service=webdriver.FirefoxService(**own))
    if settings.name == "edge":
        return webdriver.Edge(options=options, service=webdriver.EdgeService(**own))
    service = webdriver.ChromeService(**own)
    if binary := _debian_chromium():
        options.binary_location = binary
        # SE_CHROMEDRIVER is Selenium's own variable for a driver that the user chose.
        if "SE_CHROMEDRIVER" not in os.environ and Path(DEBIAN_CHROMEDRIVER).exists():
            service = webdriver.ChromeService(executable_path=DEBIAN_CHROMEDRIVER, **own)
    return webdriver.Chrome(options=options, service=service)


def _debian_chromium() -> str | None:
    """Debian's Chromium where there is no Google Chrome: Selenium alone would not look for it."""
    if shutil.which("google-chrome") or shutil.which("chrome") or "SE_BROWSER_PATH" in os.environ:
        return None
    return DEBIAN_CHROMIUM if Path(DEBIAN_CHROMIUM).exists() else None


def _why(settings: BrowserSettings, error: Exception) -> str:
    """What failed, and what to do about it."""
    reason = (getattr(error, "msg", None) or str(error)).strip().splitlines()
    first = reason[0] if reason else type(error).__name__
    if settings.remote_url:
        where, remedy = f" at {settings.remote_url}", "See that the grid runs and has that browser"
        return f"{settings.name} did not start{where}: {first}\n  {remedy}."
    return f"{settings.name} did not start: {first}\n  {REMEDIES[settings.name]}."
