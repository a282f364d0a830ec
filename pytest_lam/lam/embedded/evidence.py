"""What speaks for and against a node: tables of names, weights and the reason for each number.

A node that is called exactly what the step says, of a role that fits, scores 1. Everything else
subtracts. All weights of a candidate sum to its score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FLOOR = 0.5
"""A best candidate below this is nothing: half of the words, or a fitting name on an unfit role."""
MARGIN = 0.08
"""The best must lead by this. It is less than any single step of the tables below that tells two
names apart (an exact name leads a longer one by 0.05 at least and by 0.1 for each rare word), and
more than what small hints (focus, distance) add up to."""
WHOLE = 0.85
"""A phrase that may be one name ("the date of the order") is one where the page has it all but as written."""
NEAREST = 0.5
"""What is less alike than this is no help as "did you mean"."""
NAMELESS = frozenset({"link", "button", "combobox"})
"""Roles that need more than a kind that they may stand for: "the menu" is not just any button."""
SHOWN = 5
"""Candidates that a refusal names; a person picks from a handful."""

FIELDS: Mapping[str, float] = MappingProxyType(
    {
        "name": 1.0,  # what assistive technology calls it is what people call it
        "label": 1.0,  # the text beside the field
        "own text": 0.97,  # what is written on it; next to the name, which may be written for blind people only
        "header": 0.95,  # of its column: what people call a cell or the field in it
        "text": 0.92,  # all that is written in it: true of its containers too, so the inner one leads
        "beside": 0.88,  # what is written right before a field that has no label
        "placeholder": 0.9,  # read as a label where there is none, but vanishes
        "alt": 0.9,
        "title": 0.85,  # shown on hover only
        "value": 0.85,  # what a field holds may name its row, seldom the field
        "sort": 0.75,  # what it is made for: a name it has only where no field is called so
        "picture": 0.75,  # an icon without any name is called by its picture, as developers call it: its class
        "identifier": 0.65,  # id, name, test id: the developer's word, not the page's; enough alone when met whole
        "class": 0.55,  # styling first, meaning second; enough alone only when met whole
    }
)
"""How much a name is worth by where it stands."""

MATCHES: Mapping[str, float] = MappingProxyType(
    {
        "is": 1.0,  # the same but for case
        "is, less marks": 0.91,  # less colons, asterisks, icons, "(optional)" and counters
        "is, in other form": 0.9,  # plural or singular, "user name" and "username", with or without articles
        "is, with its place": 0.88,  # "Delete Ada" in the row of Ada: the name of each row's control tells it apart
        "means": 0.86,  # a synonym of the vocabulary
        "part": 0.85,  # one part of what separators split: "Ada <ada@example.com>"
        "holds phrase": 0.6,  # has the words in a row; what else it says is added below
        "holds words": 0.55,  # has all words, in any order
        "held": 0.25,  # the phrase says more than the name
        "some": 0.0,  # only some words are shared
    }
)
"""How well words fit a name, before what the shared share of rare words adds."""

SHARES: Mapping[str, float] = MappingProxyType(
    {
        "holds phrase": 0.35,  # up to 0.95: never an exact name
        "holds words": 0.3,
        "held": 0.5,  # up to 0.75: half of the phrase's weight reaches the floor
        "some": 0.6,  # up to 0.6: the greater part must be shared
    }
)
"""What the share of words (weighted by how rare they are on the page) that fit adds to MATCHES."""

LONG = 6
"""Words from which a text is a sentence: a quoted phrase may be a part of it. Shorter ones are names."""

STATES: Mapping[str, float] = MappingProxyType(
    {
        "hidden": -0.6,  # can't be acted on: never reaches the floor
        "disabled": -0.15,  # loses against its enabled twin; alone it is still what was meant
        "focused": 0.02,  # a hint, below the margin
        "belongs to another item": -0.3,  # "Add to cart" of a neighbour's card
    }
)

WORDLESS = 0.7
"""A phrase that only tells a kind ("the button") fits every node of that kind this well."""
UNFIT_KIND = -0.3
"""The step says "button" and this is none: only a perfect name can carry it."""
UNFIT_ROLE = -0.25
"""Not what the action is usually done to, though it may be (a clickable text)."""


CLICKABLE = -0.05
"""A text or picture that is no control, but shows that it can be clicked, where a control is looked for."""
OTHER_NOUN = -0.1
"""The step's noun is narrower than its kind: not the field that is meant by "text area", where there is one."""
ICON = 64
"""CSS pixels up to which a nameless picture is an icon: twice the usual 32 of large ones."""
MADE_BY = frozenset(
    (
        *("icon", "icons", "ico", "fa", "fas", "far", "fab", "fal", "glyphicon", "bi", "mdi", "ion", "la", "las", "ti"),
        *("material", "symbols", "outlined", "svg", "i", "btn", "button", "feather", "lucide", "ph", "octicon", "oi"),
    )
)
"""Words of an icon's class that tell where its picture is from, not what it shows."""
INPUT_SORTS: Mapping[str, str] = MappingProxyType(
    {
        "date": "date",
        "time": "time",
        "datetime-local": "date and time",
        "month": "month",
        "week": "week",
        "email": "email",
        "tel": "phone",
        "url": "url",
        "password": "password",
        "number": "number",
        "color": "color",
        "search": "search",
    }
)
"""What a field of each type is made for, as people say it."""
NOUN_SIGNS: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "textarea": ("tag", frozenset({"textarea"})),
        "text area": ("tag", frozenset({"textarea"})),
        "textbox": ("tag", frozenset({"input"})),
        "text box": ("tag", frozenset({"input"})),
        "text input": ("tag", frozenset({"input"})),
        "input box": ("tag", frozenset({"input"})),
        "input textbox": ("tag", frozenset({"input"})),
        "text input field": ("tag", frozenset({"input"})),
        "text field": ("tag", frozenset({"input"})),
        "password field": ("type", frozenset({"password"})),
        "date field": ("type", frozenset({"date", "datetime-local"})),
        "number field": ("type", frozenset({"number"})),
    }
)
"""Nouns that tell one sort of field from the others, by its tag or type."""


@dataclass(frozen=True, slots=True)
class RoleSet:
    """Which roles an intent looks for, each with what it costs; ``other`` is for all the rest (None: never)."""

    fits: Mapping[str, float]
    other: float | None = None
    states: frozenset[str] = field(default_factory=frozenset)
    """Any of these states makes an otherwise unfit role fit (an editable ``div``)."""
    clicked: bool = False
    """Whether it is clicked, so that what shows that it can be is as good as a control."""


def _each(*roles: str, cost: float = 0.0) -> dict[str, float]:
    return dict.fromkeys(roles, cost)


TEXT_FIELDS = frozenset({"textbox", "searchbox", "spinbutton"})
CHOICES = frozenset({"option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "radio"})
CONTROLS = frozenset(
    {"button", "link", "tab", "checkbox", "switch", "combobox", "listbox", "slider", *TEXT_FIELDS, *CHOICES}
)

CLICKED = RoleSet(
    _each("button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "treeitem", "switch", "radio")
    | _each("option", "checkbox", cost=-0.09)  # a button of that name is meant first
    | _each("combobox", "listbox", "searchbox", "textbox", "spinbutton", "slider", cost=-0.1)  # clicked to focus it
    | _each("columnheader", cost=-0.12)  # clicked to sort
    | _each("row", "listitem", "cell", "gridcell", "img", "article", cost=-0.2),  # clickable in rich applications
    other=UNFIT_ROLE,
    clicked=True,
)
OPENED = RoleSet(
    {role: cost for role, cost in CLICKED.fits.items() if role not in TEXT_FIELDS} | _each(*TEXT_FIELDS, cost=-1.0),
    other=UNFIT_ROLE,
    clicked=True,
)
"""What opens something: all that is clicked but text fields, which only take the cursor."""
FILLED = RoleSet(
    _each(*TEXT_FIELDS) | _each("combobox", cost=-0.03) | _each("slider", cost=-0.1),
    states=frozenset({"editable"}),
)
SELECTED = RoleSet(
    _each("combobox", "listbox")
    | _each("radiogroup", cost=-0.05)
    | _each("button", "textbox", "searchbox", cost=-0.12),  # what opens a list that scripts made
)
CHECKED = RoleSet(
    _each("checkbox", "switch", "menuitemcheckbox", "radio", "menuitemradio")
    | _each("button", "option", "treeitem", cost=-0.12)  # toggles
)
ENTERED = RoleSet(
    _each(*TEXT_FIELDS)
    | _each("combobox", "listbox", cost=-0.09)  # typed into is a text field first
    | _each("slider", "radiogroup", cost=-0.1)
    | _each("checkbox", "switch", cost=-0.12),  # a table of labels and values may say "yes" for a box
    states=frozenset({"editable"}),
)
BUTTONS = RoleSet(
    _each("button", "menuitem")
    | _each("link", "switch", cost=-0.02)  # a deed is a button, often drawn by a link
    | _each("img", "generic", cost=-0.2),  # an icon that scripts made clickable
    clicked=True,
)
HEADER = RoleSet(_each("columnheader") | _each("link", "button", cost=-0.05))
SEARCHED = RoleSet(_each("searchbox") | _each("textbox", cost=-0.02) | _each("combobox", cost=-0.05))
LINKED = RoleSet(_each("link", "menuitem", "tab", "treeitem") | _each("button", cost=-0.1))
OFFERED = RoleSet(
    _each("option", "menuitem", "menuitemradio", "treeitem", "radio") | _each("listitem", "button", "link", cost=-0.1),
    other=UNFIT_ROLE,
    clicked=True,
)
CHOSEN = RoleSet(
    _each("radio", "menuitemradio", "tab", "option")
    | _each("checkbox", "menuitem", "treeitem", "switch", cost=-0.02)
    | _each("button", "link", cost=-0.05)
    | _each("row", "listitem", "article", "gridcell", "cell", cost=-0.15)
    | _each(*TEXT_FIELDS, cost=-1.0),  # a text field offers no choice
    other=UNFIT_ROLE,
)
TOGGLES = frozenset({"checkbox", "switch", "menuitemcheckbox"})
HOLDS_VALUE = RoleSet(
    _each(*TEXT_FIELDS, "combobox", "listbox", "slider", "progressbar", "meter")
    | _each("radiogroup", "checkbox", "switch", "radio", cost=-0.1),
    states=frozenset({"editable"}),
)
FOLDING = RoleSet({}, states=frozenset({"expanded", "collapsed"}))
ANY = RoleSet({}, other=0.0)
CONTROL = RoleSet(_each(*CONTROLS, "menuitem"), other=UNFIT_ROLE)

KINDS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "button": _each("button", "menuitem", "switch")
        | _each("link", "tab", cost=-0.1)  # links drawn as buttons
        | _each("listitem", cost=-0.05),  # of a menu that scripts made
        "link": _each("link", "menuitem") | _each("button", "tab", cost=-0.1),  # buttons drawn as links
        "tab": _each("tab") | _each("link", "button", cost=-0.05),
        "menu": _each("menu", "menubar") | _each("navigation", "button", "menuitem", "link", "combobox", cost=-0.05),
        "icon": _each("button", "link", "img"),
        "image": _each("img", "image", "figure"),
        "field": _each("textbox", *sorted(TEXT_FIELDS), "combobox", "listbox", "slider")
        | _each("checkbox", "radio", "switch", "radiogroup", cost=-0.1),
        "checkbox": _each("checkbox", "switch", "menuitemcheckbox"),
        "switch": _each("switch", "checkbox") | _each("button", cost=-0.05),
        "radio": _each("radio", "menuitemradio") | _each("radiogroup", cost=-0.1),
        "select": _each("combobox", "listbox") | _each("button", cost=-0.05),
        "menuitem": _each("menuitem", "menuitemcheckbox", "menuitemradio")
        | _each("link", "button", "option", "tab", cost=-0.05),
        "option": _each("option", *sorted(CHOICES)),
        "slider": _each("slider"),
        "row": _each("row") | _each("listitem", "article", "group", cost=-0.05),
        "column": _each("columnheader"),
        "cell": _each("cell", "gridcell", "rowheader"),
        "card": _each("article", "listitem", "group", "region") | _each("generic", "row", cost=-0.05),
        "item": _each("listitem", "article", "row", "option", "treeitem", "menuitem", "generic"),
        "list": _each("list", "listbox", "table", "grid", "menu", "tree", "feed")
        | _each("region", "generic", cost=-0.05),
        "table": _each("table", "grid", "treegrid") | _each("list", "region", cost=-0.1),
        "section": _each("region", "form", "group", "article", "complementary", "navigation", "search")
        | _each("generic", "list", "table", "tabpanel", "contentinfo", "banner", "main", cost=-0.05),
        "form": _each("form", "search") | _each("group", "region", "generic", cost=-0.05),
        "dialog": _each("dialog", "alertdialog"),
        "tooltip": _each("tooltip") | _each("generic", "status", cost=-0.05),
        "frame": _each("iframe"),
        "heading": _each("heading"),
        "message": _each("alert", "status", "log", "alertdialog")
        | _each("paragraph", "generic", "listitem", cost=-0.05),
        "badge": _each("status", "mark")
        | _each("generic", "strong", "paragraph", "cell", "gridcell", "definition", "term", "columnheader", cost=-0.02),
    }
)
"""Which roles a noun of the step names, each with what it costs; a kind that is not here fits all."""

SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "textbox": "field",
        "searchbox": "search field",
        "spinbutton": "number field",
        "combobox": "drop-down",
        "listbox": "list",
        "img": "image",
        "columnheader": "column",
        "rowheader": "row header",
        "gridcell": "cell",
        "listitem": "item",
        "article": "card",
        "menuitem": "menu item",
        "menuitemcheckbox": "menu item",
        "menuitemradio": "menu item",
        "treeitem": "tree item",
        "alertdialog": "dialog",
        "generic": "text",
        "paragraph": "text",
        "contentinfo": "footer",
        "banner": "header",
    }
)
"""How a role is said to people who know no ARIA; a role that is not here is said as it is."""

ITEMS = frozenset({"row", "listitem", "article", "option", "treeitem"})
"""Roles that stand for one thing among several of its like."""

DIRECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ascending": (
            "ascending",
            "asc",
            "low to high",
            "a to z",
            "a-z",
            "a\u2013z",
            "lowest",
            "oldest",
            "↑",
            "cheapest",
        ),
        "descending": ("descending", "desc", "high to low", "z to a", "z-a", "z\u2013a", "highest", "newest", "↓"),
    }
)
"""How lists of orders write a direction."""

MESSAGES = frozenset({"alert", "status", "log", "alertdialog", "tooltip"})
"""Roles of what speaks up by itself."""

LANDMARKS: Mapping[str, str] = MappingProxyType(
    {
        "header": "banner",
        "page header": "banner",
        "top bar": "banner",
        "footer": "contentinfo",
        "foot": "contentinfo",
        "navigation": "navigation",
        "navbar": "navigation",
        "nav bar": "navigation",
        "navigation bar": "navigation",
        "main navigation": "navigation",
        "menu": "navigation",
        "sidebar": "complementary",
        "main": "main",
        "content": "main",
    }
)
"""Parts that every page has, by the words that people have for them."""

ASIDE = frozenset({"navigation", "complementary", "banner", "contentinfo"})
"""Parts around the matter of a page: "the list" is in none of them, unless all lists are."""

WHOLES = frozenset(
    {"group", "region", "form", "complementary", "navigation", "main", "table", "grid", "list", "article", "listitem"}
    | {"row", "dialog", "banner", "contentinfo", "search", "tabpanel", "rowgroup", "menu", "menubar"}
)
"""Roles of what holds other things: people look into them, not at their text as one."""
PLACES = RoleSet(dict.fromkeys(WHOLES, 0.0))
SHOWN_VALUE = RoleSet(
    dict.fromkeys(WHOLES, -0.1)  # "the delivery" is the value beside that word before the group of that name
    | _each("link", "button", "tab", "menuitem", cost=-0.03)
    | _each("option", cost=-0.2),
    other=0.0,
)

SAID_OF_VALUES = ("cost", "amount", "price", "number", "count", "value", "text", "status", "state", "sum", "fee")
SAID_OF_PLACES = ("label", "info", "field", "line", "area", "part", "bar", "name")
VALUE_NOUNS = frozenset(SAID_OF_VALUES + SAID_OF_PLACES)
"""Words that say that something is shown rather than which; where the page does not use them they count little."""
FAINT_WORDS = 0.5
"""What such a word weighs; one of meaning that the page lacks weighs more than ten times that."""

TELLING = frozenset({"heading", "link", "button"})
"""Roles by which a box among boxes of its like is known to stand for one thing."""

HEAD_WORDS = 0.15
"""How much an article or a preposition weighs beside a word of meaning."""
ARTICLES = ("a", "an", "the", "my", "your", "our", "this", "that", "its")
JOINTS = ("of", "to", "in", "on", "at", "for", "from", "by", "with", "and", "or", "is", "are", "it", "as")
STOP = frozenset(ARTICLES + JOINTS)
