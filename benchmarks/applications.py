"""The three applications of examples/ as the benchmarks of page texts look at them: served, signed in, page by page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pytest_lam.browser import settle
from pytest_lam.settings import Limits

sys.path.insert(0, str(Path(__file__).parents[1]))  # the examples are no installed package


@dataclass(frozen=True, slots=True)
class Application:
    """A running application: where it is, and the pages that are looked at once somebody has signed in."""

    base: str
    paths: tuple[str, ...]
    sign_in: str = ""
    user: str = ""
    password: str = ""

    def pages(self, driver: Any) -> Iterator[str]:
        """Each page's name, once it is open; where somebody signs in, the form for that is the first."""
        if self.sign_in:
            driver.get(self.base + self.sign_in)
            yield "login"
            driver.find_element("name", "username").send_keys(self.user)
            driver.find_element("name", "password").send_keys(f"{self.password}\n")
            settle(driver, Limits())
        for path in self.paths:
            driver.get(self.base + path)
            yield path


def shop(stack: ExitStack) -> Application:
    from examples.shop.server import serve

    paths = ("/", "/category/lighting", "/product/desk-lamp", "/login", "/cart", "/contact", "/stores", "/help")
    return Application(stack.enter_context(serve()).url, paths)


def django(stack: ExitStack) -> Application:
    from examples.django_admin.data import ADMIN
    from examples.django_admin.server import serve

    paths = (
        *("/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/library/author/"),
        *("/admin/library/author/add/", "/admin/library/book/", "/admin/library/book/add/", "/admin/library/genre/"),
        "/admin/library/publisher/",
    )
    base = stack.enter_context(serve()).base_url
    return Application(base, paths, "/admin/", ADMIN.username, ADMIN.password)


def wagtail(stack: ExitStack) -> Application:
    from examples.wagtail.data import ADMIN
    from examples.wagtail.server import serve

    paths = (
        *("/admin/", "/admin/pages/", "/admin/pages/3/", "/admin/pages/3/edit/", "/admin/images/"),
        *("/admin/images/add/", "/admin/documents/", "/admin/users/", "/admin/groups/"),
        *("/admin/reports/site-history/", "/admin/redirects/", "/admin/account/"),
    )
    base = stack.enter_context(serve()).base_url
    return Application(base, paths, "/admin/", ADMIN.username, ADMIN.password)


APPLICATIONS: Mapping[str, Callable[[ExitStack], Application]] = MappingProxyType(
    {"shop": shop, "django": django, "wagtail": wagtail}
)
"""What starts each of them; it is served until the stack is closed."""
