"""What Fernhill sells and where, as plain data. Prices are pence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CATEGORIES = {"lighting": "Lighting", "workspace": "Workspace", "kitchen": "Kitchen", "living": "Living"}


@dataclass(frozen=True, slots=True)
class Product:
    """One product. ``slug`` names its page and its illustration; ``was`` is the price before a sale."""

    slug: str
    name: str
    category: str
    price: int
    added: date
    rating: float
    blurb: str
    was: int = 0
    in_stock: bool = True


@dataclass(frozen=True, slots=True)
class Review:
    """What a buyer wrote."""

    author: str
    stars: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Store:
    """A shop one can walk into."""

    name: str
    street: str
    town: str
    postcode: str
    hours: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A way to receive an order. ``free_from``: the subtotal from which it costs nothing; 0 is never."""

    label: str
    days: str
    price: int
    free_from: int = 0

    def cost(self, subtotal: int) -> int:
        """Return what this delivery costs, in pence, for goods worth ``subtotal`` pence."""
        return 0 if self.free_from and subtotal >= self.free_from else self.price


PRODUCTS = (
    Product(
        "desk-lamp", "Desk lamp", "lighting", 4900, date(2025, 9, 1), 4.6,
        "A jointed arm, a weighted foot and warm light exactly where the work is.",
    ),
    Product(
        "wool-blanket", "Wool blanket", "living", 7500, date(2025, 11, 3), 4.9,
        "Woven from undyed wool in a small mill, and heavy enough to matter.",
    ),
    Product(
        "kettle", "Kettle", "kitchen", 6400, date(2025, 6, 14), 4.3,
        "A stove-top kettle with a beech handle and a spout that never drips.",
    ),
    Product(
        "standing-desk", "Standing desk", "workspace", 44900, date(2025, 10, 20), 4.7,
        "Solid oak, two quiet motors, and four heights that it remembers.",
    ),
    Product(
        "floor-lamp", "Floor lamp", "lighting", 9900, date(2025, 3, 8), 4.4,
        "A tall reading companion with a linen shade.", was=12900,
    ),
    Product(
        "teapot", "Teapot", "kitchen", 3800, date(2025, 12, 1), 4.8,
        "Stoneware for four cups, with a strainer that lifts out in one piece.",
    ),
    Product(
        "office-chair", "Office chair", "workspace", 25900, date(2025, 5, 2), 4.2,
        "Supports the small of the back, then stays out of the way.",
    ),
    Product(
        "plant-pot", "Plant pot", "living", 2200, date(2026, 1, 15), 4.5,
        "Terracotta with a saucer; made by hand, so no two are quite alike.",
    ),
    Product(
        "pendant-light", "Pendant light", "lighting", 8900, date(2025, 8, 19), 4.7,
        "A spun steel dome for over the table, in moss green.", in_stock=False,
    ),
    Product(
        "mug", "Mug", "kitchen", 1400, date(2025, 2, 11), 4.6,
        "Holds a proper amount of tea. Safe in the dishwasher.",
    ),
    Product(
        "notebook", "Notebook", "workspace", 1250, date(2026, 1, 28), 4.8,
        "192 dotted pages that lie flat, bound in cloth.",
    ),
    Product(
        "wall-clock", "Wall clock", "living", 5500, date(2025, 7, 7), 4.1,
        "A silent movement behind a face that can be read from the next room.",
    ),
    Product(
        "bedside-light", "Bedside light", "lighting", 3500, date(2026, 2, 10), 4.3,
        "Tap to dim. Bright enough to read by, soft enough to sleep beside.",
    ),
    Product(
        "chopping-board", "Chopping board", "kitchen", 2900, date(2025, 4, 23), 4.7,
        "End-grain acacia with a groove for the juice.",
    ),
    Product(
        "pen-holder", "Pen holder", "workspace", 1800, date(2025, 9, 30), 4.0,
        "Cast concrete with a cork foot. Pens not included.",
    ),
    Product(
        "cushion", "Cushion", "living", 3200, date(2025, 10, 5), 4.4,
        "A linen cover and a filling of duck feather.", was=4000,
    ),
)  # fmt: skip
BY_SLUG = {product.slug: product for product in PRODUCTS}
BY_NAME = {product.name: product for product in PRODUCTS}

# Said of every product that has no reviews of its own below.
COMMON_REVIEWS = (
    Review("Priya N.", 5, "Just right", "Well made and well packed. It looks better than in the pictures."),
    Review("Tom H.", 4, "Good, with a wait", "Lovely thing. Delivery took a day longer than promised."),
)
REVIEWS = {
    "desk-lamp": (
        Review("Ines M.", 5, "The best light on my desk", "The arm stays where I put it, which is all I ever wanted."),
        Review("Joe K.", 4, "Sturdy", "Heavier than it looks. The cable could be longer."),
        Review("Amara O.", 5, "Bought a second one", "One for me, and one for my daughter's room."),
    ),
    "bedside-light": (),
}

STORES = (
    Store("Fernhill Leeds", "14 Victoria Arcade", "Leeds", "LS1 6AG", "Mon to Sat, 9:30 to 18:00"),
    Store("Fernhill York", "3 Stonegate", "York", "YO1 8AN", "Mon to Sun, 10:00 to 17:30"),
    Store("Fernhill Bristol", "27 Park Street", "Bristol", "BS1 5NH", "Mon to Sat, 10:00 to 18:00"),
    Store("Fernhill Bath", "8 Milsom Street", "Bath", "BA1 1DG", "Tue to Sat, 10:00 to 17:00"),
    Store("Fernhill Leeds Outlet", "Unit 5, Kirkstall Road", "Leeds", "LS4 2AZ", "Thu to Sun, 10:00 to 16:00"),
)

DELIVERIES = {
    "standard": Delivery("Standard delivery", "3 to 5 working days", 495, free_from=5000),
    "express": Delivery("Express delivery", "next working day", 995),
    "collect": Delivery("Collect in store", "ready in 2 hours", 0),
}
COUNTRIES = ("United Kingdom", "Ireland", "France", "Germany", "Netherlands", "Spain", "Sweden")
TOPICS = ("An order", "A product", "Delivery and returns", "Something else")
PROMOTIONS = {"WELCOME10": 10, "SPRING20": 20}  # code -> per cent off the subtotal

SORTS = {
    "featured": "Featured",
    "price-up": "Price: low to high",
    "price-down": "Price: high to low",
    "name": "Name",
    "newest": "Newest",
}


def find_products(words: str = "", categories: tuple[str, ...] = (), sort: str = "featured") -> list[Product]:
    """Return the products of any of ``categories`` (none: all) that carry every one of ``words``, sorted.

    An unknown ``sort`` keeps the order of the catalogue.
    """
    wanted = words.lower().split()
    found = [
        product
        for product in PRODUCTS
        if (not categories or product.category in categories)
        and all(word in f"{product.name} {CATEGORIES[product.category]} {product.blurb}".lower() for word in wanted)
    ]
    match sort:
        case "price-up":
            found.sort(key=lambda product: product.price)
        case "price-down":
            found.sort(key=lambda product: -product.price)
        case "name":
            found.sort(key=lambda product: product.name)
        case "newest":
            found.sort(key=lambda product: product.added, reverse=True)
    return found


def find_stores(near: str) -> list[Store]:
    """Return the stores whose town or postcode begins with ``near``; none for an empty ``near``."""
    wanted = near.strip().lower()
    return [
        store
        for store in STORES
        if wanted and (store.town.lower().startswith(wanted) or store.postcode.lower().startswith(wanted))
    ]


def money(pence: int) -> str:
    """Return ``pence`` as a price: 4900 is "£49.00"."""
    return f"{'-' if pence < 0 else ''}£{abs(pence) / 100:,.2f}"
