"""What customers write into forms, and what is wrong with it: field name -> message."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .catalogue import COUNTRIES, DELIVERIES

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
UK_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
ANY_POSTCODE = re.compile(r"[A-Z\d][A-Z\d -]{2,9}", re.IGNORECASE)
CARD = re.compile(r"\d{4}")
SHORTEST_MESSAGE, LONGEST_MESSAGE = 10, 500

REQUIRED_AT_CHECKOUT = {
    "email": "Enter your e-mail address",
    "name": "Enter your full name",
    "street": "Enter your address",
    "town": "Enter your town or city",
    "postcode": "Enter your postcode",
    "country": "Choose a country",
    "delivery": "Choose how you want to receive your order",
    "card": "Enter your card details",
    "terms": "You must accept the terms and conditions",
}
REQUIRED_IN_MESSAGES = {
    "name": "Enter your name",
    "email": "Enter your e-mail address",
    "message": "Write us a message",
}


def missing(values: Mapping[str, str], required: Mapping[str, str]) -> dict[str, str]:
    """Return the messages of those required fields that hold nothing but blanks."""
    return {name: message for name, message in required.items() if not values.get(name, "").strip()}


def email_problem(email: str) -> str:
    """Return what is wrong with an e-mail address, or nothing."""
    return "" if EMAIL.fullmatch(email.strip()) else "Enter a valid e-mail address, such as name@example.com"


def checkout_problems(values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with a checkout form."""
    country, postcode = values.get("country", ""), values.get("postcode", "").strip()
    pattern = UK_POSTCODE if country == COUNTRIES[0] else ANY_POSTCODE
    problems = {
        "email": email_problem(values.get("email", "")),
        "postcode": "" if pattern.fullmatch(postcode) else f"Enter a valid postcode for {country or 'your country'}",
        "country": "" if country in COUNTRIES else "Choose a country from the list",
        "delivery": "" if values.get("delivery") in DELIVERIES else "Choose a delivery that we offer",
        "card": "" if CARD.fullmatch(values.get("card", "")) else "Check your card details",
    }
    # What is missing is asked for, rather than found fault with.
    return {name: message for name, message in problems.items() if message} | missing(values, REQUIRED_AT_CHECKOUT)


def message_problems(values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with a message to the shop."""
    length = len(values.get("message", "").strip())
    problems = {"email": email_problem(values.get("email", ""))}
    if length < SHORTEST_MESSAGE:
        problems["message"] = f"Write at least {SHORTEST_MESSAGE} characters"
    if length > LONGEST_MESSAGE:
        problems["message"] = f"Write at most {LONGEST_MESSAGE} characters"
    return {name: message for name, message in problems.items() if message} | missing(values, REQUIRED_IN_MESSAGES)
