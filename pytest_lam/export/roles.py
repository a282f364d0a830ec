"""Which elements have a role, as CSS and as XPath: Selenium's ``By`` has no strategy for roles.

The elements per role follow HTML Accessibility API Mappings 1.0 (W3C); ``[role=...]`` is WAI-ARIA 1.2.
"""

from __future__ import annotations

from types import MappingProxyType

_BUTTON_TYPES = ("submit", "button", "reset", "image")
_TEXT_TYPES = ("text", "email", "tel", "url", "password", "search", "date", "time", "month", "week", "datetime-local")

ELEMENTS = MappingProxyType(
    {
        "alert": (),
        "alertdialog": (),
        "article": ("article",),
        "banner": ("header",),
        "button": ("button", *(f"input[type='{kind}']" for kind in _BUTTON_TYPES), "summary"),
        "cell": ("td",),
        "checkbox": ("input[type='checkbox']",),
        "columnheader": ("th",),
        "combobox": ("select", "input[list]"),
        "complementary": ("aside",),
        "contentinfo": ("footer",),
        "dialog": ("dialog",),
        "figure": ("figure",),
        "form": ("form",),
        "gridcell": (),
        "group": ("fieldset", "details"),
        "heading": ("h1", "h2", "h3", "h4", "h5", "h6"),
        "iframe": ("iframe",),
        "image": ("img",),
        "img": ("img",),
        "link": ("a[href]",),
        "list": ("ul", "ol"),
        "listbox": ("select",),
        "listitem": ("li",),
        "main": ("main",),
        "menu": (),
        "menuitem": (),
        "meter": ("meter",),
        "navigation": ("nav",),
        "option": ("option",),
        "paragraph": ("p",),
        "progressbar": ("progress",),
        "radio": ("input[type='radio']",),
        "region": ("section",),
        "row": ("tr",),
        "rowheader": ("th[scope='row']",),
        "search": ("search",),
        "searchbox": ("input[type='search']",),
        "slider": ("input[type='range']",),
        "spinbutton": ("input[type='number']",),
        "status": ("output",),
        "switch": (),
        "tab": (),
        "tabpanel": (),
        "table": ("table",),
        "textbox": ("input:not([type])", "textarea", *(f"input[type='{kind}']" for kind in _TEXT_TYPES)),
    }
)
"""The HTML elements that have the role without saying so. A role that is not here must be said."""


def css(role: str) -> str:
    """A CSS selector of every element of that role; any element where the role is empty."""
    if not role:
        return "*"
    native = (f"{tag}:not([role])" if tag.isalnum() else tag for tag in ELEMENTS.get(role, ()))
    return ", ".join((*native, f"[role='{role}']"))


def xpath(role: str) -> str:
    """A node test of every element of that role, to stand after ``//``: ``*[self::h1 or @role='heading']``."""
    if not role:
        return "*"
    tests = (*(_test(element) for element in ELEMENTS.get(role, ())), f"@role='{role}'")
    return f"*[{' or '.join(tests)}]"


def _test(element: str) -> str:
    """``input[type='text']`` as an XPath condition on the context node."""
    tag, _, condition = element.partition("[")
    if element == "input:not([type])":
        return "self::input[not(@type)]"
    return f"self::{tag}[@{condition}" if condition else f"self::{tag}"


def data_rows() -> str:
    """A CSS selector of the rows that hold data: a row of header cells only is none."""
    return "tr:not(thead > tr):has(> td), [role='row']:has([role='cell'], [role='gridcell'])"
