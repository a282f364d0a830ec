"""The demo shop does what its features say it does."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from examples.shop.app import LATE_SECONDS, ShopApp, create_app
from examples.shop.catalogue import CATEGORIES, DELIVERIES, PRODUCTS, SORTS, find_products, find_stores, money
from examples.shop.server import serve

PASSWORD = "a password of this test"
GOOD_FORM = {
    "email": "grace@example.org",
    "name": "Grace Lindqvist",
    "street": "7 Harbour Street",
    "town": "Bristol",
    "postcode": "BS1 5NH",
    "country": "United Kingdom",
    "delivery": "standard",
    "card": "4242",
    "terms": "yes",
}


@pytest.fixture
def app() -> ShopApp:
    """Return a shop of this test's own, whose slow services answer at once."""
    app = create_app(testing=True, password=PASSWORD)
    app.config["LATE_SECONDS"] = dict.fromkeys(LATE_SECONDS, 0)
    return app


@pytest.fixture
def client(app: ShopApp) -> Iterator[FlaskClient]:
    """Return one visitor's browser, without the browser."""
    with app.test_client() as client:
        yield client


def sign_in(client: FlaskClient, email: str = "ada@example.com", password: str = PASSWORD) -> TestResponse:
    return client.post("/login", data={"email": email, "password": password})


def add(client: FlaskClient, product: str, quantity: object = 1) -> TestResponse:
    return client.post("/api/cart", json={"product": product, "quantity": quantity})


def checkout(client: FlaskClient, **changes: str) -> TestResponse:
    return client.post("/api/checkout", json=GOOD_FORM | changes)


# pages


@pytest.mark.parametrize(
    "path",
    ["/", "/cart", "/login", "/contact", "/stores", "/help", "/wish-list", "/card-details"]
    + [f"/category/{name}" for name in CATEGORIES]
    + [f"/product/{product.slug}" for product in PRODUCTS],
)
def test_every_page_opens_for_everybody(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")


@pytest.mark.parametrize("path", ["/nowhere", "/product/nothing", "/category/nothing", "/confirmation/FH-1001"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "Page not found" in answer.text) == (404, True)


def test_pages_ask_nothing_of_other_hosts(client: FlaskClient) -> None:
    for path in ("/", "/product/desk-lamp", "/static/shop.css", "/static/shop.js", "/static/newsletter.js"):
        addresses = set(re.findall(r"https?://[^\"'\s)]+", client.get(path).text))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path


def test_a_script_gets_only_the_results(client: FlaskClient) -> None:
    part = client.get("/?category=kitchen&category=lighting", headers={"X-Part": "results"}).text
    assert "8 products" in part
    assert "<html" not in part


def test_page_text_from_visitors_is_escaped(client: FlaskClient) -> None:
    assert "<b>lamp</b>" not in client.get("/?q=<b>lamp</b>").text


# catalogue


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("lamp", ["Desk lamp", "Floor lamp"]),
        ("LINEN", ["Floor lamp", "Cushion"]),
        ("light", ["Desk lamp", "Floor lamp", "Pendant light", "Bedside light"]),
        ("oak desk", ["Standing desk"]),
        ("bathtub", []),
    ],
)
def test_a_search_finds_products_that_carry_every_word(words: str, names: list[str]) -> None:
    assert [product.name for product in find_products(words)] == names


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("featured", "Desk lamp", "Cushion"),
        ("price-up", "Notebook", "Standing desk"),
        ("price-down", "Standing desk", "Notebook"),
        ("name", "Bedside light", "Wool blanket"),
        ("newest", "Bedside light", "Mug"),
    ],
)
def test_sorting_orders_all_products(sort: str, first: str, last: str) -> None:
    found = find_products(sort=sort)
    assert (found[0].name, found[-1].name, len(found)) == (first, last, len(PRODUCTS))


def test_every_sort_on_offer_is_known(client: FlaskClient) -> None:
    page = client.get("/").text
    assert re.findall(r'<option value="([\w-]+)"', page) == list(SORTS)


@pytest.mark.parametrize(("near", "count"), [("leeds", 2), ("YO1", 1), ("eeds", 0), ("", 0), ("Aberdeen", 0)])
def test_stores_are_found_by_how_a_town_or_postcode_begins(client: FlaskClient, near: str, count: int) -> None:
    assert len(find_stores(near)) == count
    answer = client.get("/api/stores", query_string={"near": near})
    assert len(answer.get_json()) == count


def test_reviews_and_stores_come_late(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("examples.shop.api.time.sleep", waits.append)
    client = create_app(testing=True).test_client()
    answer = client.get("/api/products/desk-lamp/reviews")
    client.get("/api/stores?near=York")
    assert waits == [LATE_SECONDS["reviews"], LATE_SECONDS["stores"]]
    assert [review["stars"] for review in answer.get_json()] == [5, 4, 5]


@pytest.mark.parametrize(("pence", "text"), [(4900, "£49.00"), (5, "£0.05"), (-505, "-£5.05"), (123456, "£1,234.56")])
def test_money_is_written_as_a_price(pence: int, text: str) -> None:
    assert money(pence) == text


# cart


def test_the_cart_adds_up(client: FlaskClient) -> None:
    add(client, "teapot")
    cart = add(client, "notebook", 3).get_json()
    assert cart["count"] == 4
    assert [(line["name"], line["quantity"], line["total"]) for line in cart["lines"]] == [
        ("Teapot", 1, "£38.00"),
        ("Notebook", 3, "£37.50"),
    ]
    assert (cart["subtotal"], cart["delivery"], cart["total"]) == ("£75.50", "Free", "£75.50")


def test_adding_again_adds_to_the_line(client: FlaskClient) -> None:
    add(client, "mug", 2)
    assert add(client, "mug", 3).get_json()["lines"] == [
        {"product": "mug", "name": "Mug", "quantity": 5, "total": "£70.00"}
    ]


@pytest.mark.parametrize("quantity", [0, 11, -1, "two", "", 1.5])
def test_impossible_quantities_are_refused(client: FlaskClient, quantity: object) -> None:
    add(client, "mug", 2)
    for answer in (add(client, "mug", quantity), client.patch("/api/cart/mug", json={"quantity": quantity})):
        assert answer.status_code == 422
        assert answer.get_json()["error"] == "Please choose a quantity from 1 to 10."
    assert client.get("/api/cart").get_json()["count"] == 2


def test_what_is_sold_out_cannot_be_bought(client: FlaskClient) -> None:
    assert add(client, "pendant-light").get_json()["error"] == "Pendant light is sold out."


def test_small_carts_pay_for_delivery_and_empty_ones_do_not(client: FlaskClient) -> None:
    assert add(client, "notebook").get_json()["delivery"] == "£4.95"
    assert client.delete("/api/cart/notebook").get_json()["total"] == "£0.00"


@pytest.mark.parametrize(("subtotal", "cost"), [(4999, 495), (5000, 0)])
def test_standard_delivery_is_free_from_fifty_pounds(subtotal: int, cost: int) -> None:
    assert DELIVERIES["standard"].cost(subtotal) == cost


def test_a_promotion_takes_its_share_off_the_goods(client: FlaskClient) -> None:
    add(client, "teapot")
    add(client, "notebook")
    cart = client.post("/api/cart/promotion", json={"code": "welcome10"}).get_json()
    assert (cart["discount"], cart["total"]) == ("-£5.05", "£45.45")
    wrong = client.post("/api/cart/promotion", json={"code": "FREELAMP"})
    assert (wrong.status_code, wrong.get_json()["error"]) == (422, "This promotion code is not valid.")


def test_visitors_do_not_share_a_cart(app: ShopApp) -> None:
    one, other = app.test_client(), app.test_client()
    add(one, "mug")
    assert other.get("/api/cart").get_json()["count"] == 0
    assert one.get("/api/cart").get_json()["count"] == 1


def test_a_wish_is_remembered_until_it_is_taken_back(client: FlaskClient) -> None:
    assert client.post("/api/wishes/kettle").get_json() == {"name": "Kettle", "wished": True}
    assert "1 product" in client.get("/wish-list").text
    assert client.post("/api/wishes/kettle").get_json()["wished"] is False
    assert "Nothing here yet" in client.get("/wish-list").text


# signing in


def test_the_right_password_opens_the_account(client: FlaskClient) -> None:
    assert sign_in(client).headers["Location"] == "/account"
    assert "Hello, Ada" in client.get("/account").text


@pytest.mark.parametrize(
    ("email", "password", "message"),
    [
        ("ada@example.com", "wrong", "The e-mail address or the password is not correct."),
        ("nobody@example.com", PASSWORD, "The e-mail address or the password is not correct."),
        ("cleo@example.com", PASSWORD, "This account is locked. Please contact us."),
    ],
)
def test_who_may_not_sign_in_is_told_why(client: FlaskClient, email: str, password: str, message: str) -> None:
    answer = sign_in(client, email, password)
    assert (answer.status_code, message in answer.text) == (401, True)
    assert client.get("/account").status_code == 302


def test_signing_in_leads_on_to_where_one_wanted_to_go(client: FlaskClient) -> None:
    assert client.get("/orders/FH-1003").headers["Location"] == "/login?next=/orders/FH-1003"
    answer = client.post("/login?next=/orders/FH-1003", data={"email": "ada@example.com", "password": PASSWORD})
    assert answer.headers["Location"] == "/orders/FH-1003"


@pytest.mark.parametrize("elsewhere", ["https://example.org", "//example.org", "/\\example.org"])
def test_signing_in_never_leads_out_of_the_shop(client: FlaskClient, elsewhere: str) -> None:
    data = {"email": "ada@example.com", "password": PASSWORD}
    answer = client.post("/login", query_string={"next": elsewhere}, data=data)
    assert answer.headers["Location"] == "/account"


def test_signing_out_keeps_the_cart(client: FlaskClient) -> None:
    sign_in(client)
    add(client, "mug")
    assert "You have been signed out." in client.post("/logout", follow_redirects=True).text
    assert client.get("/account").status_code == 302
    assert client.get("/api/cart").get_json()["count"] == 1


def test_only_staff_see_all_orders(client: FlaskClient) -> None:
    sign_in(client)
    assert client.get("/staff/orders").status_code == 403
    sign_in(client, "mina@fernhill.example")
    page = client.get("/staff/orders").text
    assert re.findall(r'data-order="(FH-\d+)"', page) == ["FH-1004", "FH-1003", "FH-1002", "FH-1001"]


# checkout


def test_a_good_form_places_an_order_and_empties_the_cart(client: FlaskClient) -> None:
    add(client, "mug")
    order = checkout(client, delivery="express").get_json()
    assert (order["number"], order["total"], order["placed_on"]) == ("FH-1005", "£23.95", "2026-03-02")
    page = client.get("/confirmation/FH-1005").text
    assert all(text in page for text in ("Thank you for your order", "grace@example.org", "7 Harbour Street"))
    assert client.get("/api/cart").get_json()["count"] == 0
    assert checkout(client).get_json()["error"] == "Your cart is empty."


def test_the_order_of_somebody_else_is_not_shown(app: ShopApp) -> None:
    one, other = app.test_client(), app.test_client()
    add(one, "mug")
    checkout(one)
    assert other.get("/confirmation/FH-1005").status_code == 404
    sign_in(other)
    assert other.get("/orders/FH-1004").status_code == 404
    assert other.get("/orders/FH-1003").status_code == 200


def test_an_empty_form_is_told_everything_that_is_missing(client: FlaskClient) -> None:
    add(client, "mug")
    answer = client.post("/api/checkout", json={"delivery": "standard"})
    problems = answer.get_json()["errors"]
    assert answer.status_code == 422
    assert len(problems) == 8
    assert problems["name"] == "Enter your full name"
    assert client.get("/api/cart").get_json()["count"] == 1


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("email", "grace@example", "Enter a valid e-mail address, such as name@example.com"),
        ("email", "grace @example.org", "Enter a valid e-mail address, such as name@example.com"),
        ("postcode", "12345", "Enter a valid postcode for United Kingdom"),
        ("country", "Atlantis", "Choose a country from the list"),
        ("delivery", "pigeon", "Choose a delivery that we offer"),
        ("card", "42", "Check your card details"),
        ("terms", "", "You must accept the terms and conditions"),
        ("name", "  ", "Enter your full name"),
    ],
)
def test_each_mistake_has_its_message(client: FlaskClient, field: str, value: str, problem: str) -> None:
    add(client, "mug")
    errors = checkout(client, **{field: value}).get_json()["errors"]
    assert errors[field] == problem


@pytest.mark.parametrize(("postcode", "country"), [("ls1 6ag", "United Kingdom"), ("75011", "France")])
def test_postcodes_are_read_as_their_country_writes_them(client: FlaskClient, postcode: str, country: str) -> None:
    add(client, "mug")
    assert checkout(client, postcode=postcode, country=country).status_code == 201


def test_there_is_no_checkout_without_a_cart(client: FlaskClient) -> None:
    assert client.get("/checkout").headers["Location"] == "/cart"


# orders


def test_an_open_order_can_be_cancelled_once(client: FlaskClient) -> None:
    sign_in(client)
    assert client.post("/api/orders/FH-1003/cancel").get_json()["status"] == "Cancelled"
    again = client.post("/api/orders/FH-1003/cancel")
    assert (again.status_code, again.get_json()["error"]) == (422, "Order FH-1003 is already cancelled.")
    assert "Order FH-1002 is already shipped." in client.post("/api/orders/FH-1002/cancel").text


def test_orders_of_others_cannot_be_cancelled(client: FlaskClient) -> None:
    assert client.post("/api/orders/FH-1004/cancel").status_code == 401
    sign_in(client)
    assert client.post("/api/orders/FH-1004/cancel").status_code == 404


def test_only_staff_ship(client: FlaskClient) -> None:
    sign_in(client)
    assert client.post("/api/orders/FH-1003/ship").status_code == 403
    sign_in(client, "mina@fernhill.example")
    assert client.post("/api/orders/FH-1003/ship").get_json()["status"] == "Shipped"
    assert client.post("/api/orders/FH-1099/ship").status_code == 404


def test_a_test_can_place_an_order_for_a_customer_without_a_browser(client: FlaskClient) -> None:
    answer = client.post("/api/orders", json={"lines": {"Desk lamp": 2}}, auth=("ada@example.com", PASSWORD))
    assert (answer.status_code, answer.get_json()["total"]) == (201, "£98.00")
    listed = client.get("/api/orders", auth=("ada@example.com", PASSWORD)).get_json()
    assert [order["number"] for order in listed] == ["FH-1005", "FH-1003", "FH-1002", "FH-1001"]
    assert client.post("/api/orders", json={"lines": {"Mug": 1}}, auth=("ada@example.com", "wrong")).status_code == 422


# messages and newsletter


def test_a_message_is_taken_or_found_fault_with(client: FlaskClient) -> None:
    good = {"name": "Noor", "email": "noor@example.org", "message": "Is the lamp sold in white?"}
    assert client.post("/api/messages", json=good).get_json()["name"] == "Noor"
    assert client.post("/api/messages", json=good | {"message": "Hi"}).get_json()["errors"] == {
        "message": "Write at least 10 characters"
    }
    assert client.post("/api/messages", json=good | {"message": "x" * 501}).get_json()["errors"] == {
        "message": "Write at most 500 characters"
    }
    assert client.post("/api/messages", json={}).get_json()["errors"] == {
        "name": "Enter your name",
        "email": "Enter your e-mail address",
        "message": "Write us a message",
    }


def test_one_subscribes_once(client: FlaskClient) -> None:
    assert client.post("/api/newsletter", json={"email": "grace@example.org"}).status_code == 201
    again = client.post("/api/newsletter", json={"email": "grace@example.org"})
    assert again.get_json()["error"] == "You are already on our list."
    assert client.post("/api/newsletter", json={"email": "grace"}).status_code == 422


# back to the beginning


def test_a_reset_puts_everything_back(app: ShopApp, client: FlaskClient) -> None:
    sign_in(client)
    add(client, "mug")
    checkout(client)
    client.post("/api/orders/FH-1003/cancel")
    client.post("/api/newsletter", json={"email": "grace@example.org"})
    add(client, "kettle")
    assert client.post("/testing/reset").status_code == 204
    assert client.get("/api/cart").get_json()["count"] == 0
    assert client.get("/account").status_code == 302
    assert [(order.number, order.status) for order in app.shop.orders.values()] == [
        ("FH-1001", "Delivered"),
        ("FH-1002", "Shipped"),
        ("FH-1003", "Open"),
        ("FH-1004", "Open"),
    ]
    assert app.shop.subscribers == []
    add(client, "mug")
    assert checkout(client).get_json()["number"] == "FH-1005"


def test_a_shop_that_is_not_under_test_cannot_be_reset_from_outside() -> None:
    client = create_app().test_client()
    add(client, "mug")
    assert client.post("/testing/reset").status_code == 404
    assert client.get("/api/cart").get_json()["count"] == 1


def test_a_served_shop_answers_on_its_own_port_and_stops() -> None:
    with serve(password=PASSWORD) as shop, serve() as another:
        assert shop.url != another.url
        with urllib.request.urlopen(f"{shop.url}/api/cart") as answer:
            assert b'"count":0' in answer.read().replace(b" ", b"")
        shop.reset()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{shop.url}/api/cart")
