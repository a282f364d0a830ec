"""The browser room, the only one that knows selenium: starting, perceiving, acting, settling."""

from pytest_lam.browser.launch import start
from pytest_lam.browser.perception import observe
from pytest_lam.browser.settling import settle

__all__ = ["observe", "settle", "start"]
