"""What ``--lam-model`` may say, and where the environment says that a model answers."""

from __future__ import annotations

import pytest

from pytest_lam.lam.generalist.choice import Choice, chosen, place


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("embedded", Choice("embedded")),
        ("auto", Choice("auto")),
        ("auto:llama3.2:3b", Choice("auto", "llama3.2:3b")),
        ("openai:org/model", Choice("openai", "org/model")),
    ],
)
def test_an_engine_may_have_the_name_of_a_model_behind_it(text, choice):
    assert chosen(text) == choice


@pytest.mark.parametrize("text", ["", "gpt-4.1", "embedded:x", "openai:", "Auto", "auto: "])
def test_all_else_is_told_what_can_be_given(text):
    with pytest.raises(ValueError, match="embedded, auto, auto:MODEL, openai, openai:MODEL"):
        chosen(text)


@pytest.mark.parametrize(
    ("environ", "where"),
    [
        ({}, ""),
        ({"OPENAI_API_KEY": ""}, ""),
        ({"OPENAI_API_KEY": "sk"}, "api.openai.com"),
        ({"OPENAI_API_KEY": "sk", "OPENAI_BASE_URL": "http://127.0.0.1:8099/v1"}, "127.0.0.1:8099"),
        ({"OPENAI_BASE_URL": "https://me:secret@models.example/v1"}, "models.example"),
        ({"OPENAI_BASE_URL": "me:secret@models.example:80/v1"}, "models.example:80"),
        ({"OPENAI_BASE_URL": "http://[::1"}, "[::1"),
        ({"AZURE_OPENAI_ENDPOINT": "https://us.openai.azure.com/"}, "us.openai.azure.com"),
    ],
)
def test_the_place_is_the_host_that_the_clients_environment_names(environ, where):
    assert place(environ) == where
