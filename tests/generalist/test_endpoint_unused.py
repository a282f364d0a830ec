"""Without a model chosen by the user nothing of an endpoint is loaded and nothing is sent, whatever lies around."""

from __future__ import annotations

import subprocess
import sys

import pytest
from endpoints import DONE, KEY
from model_answers import always
from model_server import serving

CLIENTS = ("openai", "httpx", "httpx2")

LOADED = f"""
    import sys

    def pytest_unconfigure(config):
        print("loaded:", [name for name in {CLIENTS} if name in sys.modules])
    """

FEATURE = """
    Feature: Lamps
      Scenario: One
        Given I open "/"
        When I press "Add lamp"
        Then "1" is shown
      Scenario: What nobody understands
        Given I open "/"
        When she thinks better of it
    """


def test_the_plugin_loads_no_client():
    code = f"import sys, pytest_lam.plugin; print([name for name in {CLIENTS} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_an_endpoint_loads_its_client_when_it_is_asked():
    code = (
        "import sys; from pytest_lam.lam.generalist.endpoint import Endpoint;"
        "Endpoint('m', {'OPENAI_API_KEY': 'k'}); print('openai' in sys.modules);"
        "import pytest_lam.lam.generalist.client; print('openai' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["False", "True"]


@pytest.mark.browser
@pytest.mark.e2e
def test_a_key_in_the_environment_sends_nothing_while_no_model_is_chosen(project, site, monkeypatch):
    project.write("conftest.py", LOADED)
    project.write("lamps.feature", FEATURE)
    with serving(always(DONE), key=KEY) as url:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        ended = project.pytester.runpytest_subprocess(
            "--lam=record", "--lam-verify=0", "--base-url", site.url, "--lam-timeout=1", *project.options
        )
    ended.assert_outcomes(passed=1, failed=1)
    ended.stdout.fnmatch_lines(["*loaded: []*"])
    assert url.requests == []
