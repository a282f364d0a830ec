"""What a secret is worth does not leave, in whatever form a text holds it; its name stands there instead."""

from __future__ import annotations

import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_lam.condensed.notation import escaped
from pytest_lam.lam.generalist.model import Message, Reply
from pytest_lam.lam.generalist.secrecy import Discreet, Secrecy

VALUE = 'p|w "{1}" \\x/ä&😀 <z>'
FORMS = {
    "as it is": str,
    "in the notation of a page": escaped,
    "JSON": json.dumps,
    "JSON beyond ASCII": lambda text: json.dumps(text, ensure_ascii=False),
    "JSON in JSON": lambda text: json.dumps(json.dumps({"value": text})),
    "in an address": quote,
    "whole in an address": lambda text: quote(text, safe=""),
    "sent by a form": quote_plus,
    "in an address in small letters": lambda text: quote(text).lower(),
    "HTML": html.escape,
    "in capitals": str.upper,
    "over several lines": lambda text: text.replace(" ", "\n    "),
}


def hiding(**secrets: str) -> Secrecy:
    secrecy = Secrecy()
    secrecy.know({value: f"${name}" for name, value in secrets.items()})
    return secrecy


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_secret_is_hidden_in_every_form(form):
    hidden = hiding(PASSWORD=VALUE).hide(f"before {form(VALUE)} after")
    assert hidden.startswith("before ")
    assert hidden.endswith(" after")
    assert "$PASSWORD" in hidden
    assert "z" not in hidden.casefold().replace("pa$$word", "")


@given(st.text(min_size=4, max_size=20).filter(lambda text: len(text.split()) == 1 and text.isprintable()))
def test_any_secret_is_hidden_in_every_form(value):
    for form in FORMS.values():
        hidden = hiding(X=value).hide(f"< {form(value)} >")
        assert "$X" in hidden
        assert value not in hidden.replace("$X", "")


def test_what_is_left_of_a_secret_where_it_was_cut_is_hidden():
    secrecy = hiding(PASSWORD="hunter2-and-more")
    assert secrecy.hide("typed hunter2-a… here, hunt… there, hun… and …") == (
        "typed $PASSWORD… here, $PASSWORD… there, hun… and …"
    )


def test_a_short_secret_is_hidden_where_it_stands_alone():
    assert hiding(PIN="12").hide("[b12 Code 12] 2012 =12") == "[b12 Code $PIN] 2012 =$PIN"


def test_of_secrets_that_hold_one_another_the_longest_is_hidden_first():
    assert hiding(USER="alice", MAIL="alice@shop.test").hide("alice@shop.test, alice") == "$MAIL, $USER"


def test_texts_without_a_secret_stay_as_they_are():
    assert hiding(EMPTY="", BLANK="  ").hide("a  b") == "a  b"
    assert Secrecy().hide("hunter2") == "hunter2"


def test_the_length_of_a_password_is_not_told():
    page = "[f1 Password =\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022] \u2022 a list"
    assert Secrecy().hide(page) == "[f1 Password =\u2022\u2022\u2022] \u2022 a list"


def test_only_the_secrets_of_the_scenario_that_is_on_are_hidden():
    secrecy = hiding(OLD="hunter2")
    secrecy.know({"swordfish": "$NEW"})
    assert secrecy.hide("hunter2 swordfish") == "hunter2 $NEW"


def test_messages_their_parts_and_the_schema_leave_without_secrets():
    class Kept:
        name, place = "gpt-x", "127.0.0.1:1"

        def complete(self, messages, schema):
            self.messages, self.schema = messages, schema
            return Reply('"hunter2"')

    kept = Kept()
    model = Discreet(kept, hiding(PASSWORD="hunter2"))
    message = Message("user", "it is hunter2", (("page", "hunter2!"),))
    assert model.complete([message], {"enum": ["hunter2", 1], "hunter2": None}) == Reply('"hunter2"')
    assert kept.messages == [Message("user", "it is $PASSWORD", (("page", "$PASSWORD!"),))]
    assert kept.schema == {"enum": ["$PASSWORD", 1], "$PASSWORD": None}
    assert (model.name, model.place) == ("gpt-x", "127.0.0.1:1")
