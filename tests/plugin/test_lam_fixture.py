"""The fixture ``lam`` in plain tests: carried out, recorded, exported, proven, and replayed without a model."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

MODEL = r"""
    import re
    from pytest_lam.actions import Action
    from pytest_lam.checks import Check
    from pytest_lam.lam import Act, Done, Refuse, Verify
    from pytest_lam.values import value_of

    class Scripted:
        name = "scripted"

        def decide(self, step, snapshot, memory):
            with open("asked.txt", "a") as asked:
                print(step.text, file=asked)
            if memory.this_step:
                return Done()
            quoted = [recalled(text, memory) for text in re.findall(r'"(.*?)"', step.text)]
            called = {node.name: node for node in snapshot.nodes if node.name}
            status = next((node for node in snapshot.nodes if node.role == "status"), None)
            match step.text.split('"')[0].strip():
                case "open":
                    return Act((Action("navigate", value=quoted[0]),))
                case "press" if quoted[0] in called:
                    return Act((Action("click", target=called[quoted[0]].ref),))
                case "fill" if quoted[0] in called:
                    return Act((Action("fill", target=called[quoted[0]].ref, value=value_of(quoted[1])),))
                case "fill in the form":
                    fields = [(called[label].ref, value_of(value)) for label, value in step.table]
                    return Act(tuple(Action("fill", target=ref, value=value) for ref, value in fields))
                case "the page says" if status:
                    return Verify((Check("text", target=status.ref, expected=quoted[0]),))
                case "the name is":
                    return Verify((Check("value", target=called["Name"].ref, expected=quoted[0]),))
                case words if words.startswith("I remember") and status:
                    role = {"rows": "table", "items": "list"}.get(step.reading)
                    target = next((node for node in snapshot.nodes if node.role == role), status)
                    name = quoted[-1] if quoted else words.removeprefix("I remember the ")
                    return Act((Action("remember", target=target.ref, value=name),))
            return Refuse("unclear", f'nothing known of "{step.text}"', remedy="Say it in other words.")

    def recalled(text, memory):
        return memory.remembered.get(text.strip("<>"), text) if text.startswith("<") else text

    def pytest_lam_model(config):
        return Scripted()
"""
"""A model that knows a handful of sentences, and notes what it was asked."""

FULL = """
    def test_full(lam):
        lam.do('open "/"')
        lam.do('press "Add lamp"')
        lam.check('the page says "1"')
    """


@pytest.fixture
def tests(shop):
    """A project whose model knows the sentences of these tests, with one test that was never recorded."""
    (shop.path / "features/cart.feature").unlink()
    shop.add_to_conftest(MODEL)
    shop.write("test_cart.py", FULL)
    return shop


def test_calls_are_recorded_and_then_replayed_without_a_model(tests):
    result = tests.run("-v", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        [
            '    do open "/" ..*open "/"*',
            '    do press "Add lamp" ..*click button "Add lamp"*',
            '    check the page says "1" ..*text of status is "1"*(was "0": can fail)*',
            "  PASSED recorded and replayed*",
            "1 scenario recorded, 0 replayed*",
            "Wrote lam_test_cart.py.*",
        ]
    )
    assert tests.asked() == ['open "/"', 'press "Add lamp"', 'the page says "1"']
    assert {"lam_test_cart.py", "test_cart.lam.json"} <= set(tests.files())
    assert "pytest_lam" not in tests.read("lam_test_cart.py").split('"""', 2)[2]
    before = {name: tests.read(name) for name in tests.files()}
    for mode in ("auto", "replay"):
        result = tests.run("-v", lam=mode)
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["  PASSED replayed*", "0 scenarios recorded, 1 replayed · no model"])
    assert tests.asked() == []
    assert {name: tests.read(name) for name in tests.files()} == before


def test_recording_the_same_again_leaves_the_same_bytes(tests):
    tests.run(lam="auto").assert_outcomes(passed=1)
    tests.asked()
    before = {name: tests.read(name) for name in tests.files()}
    tests.run(lam="record").assert_outcomes(passed=1)
    assert tests.asked() == ['open "/"', 'press "Add lamp"', 'the page says "1"']
    assert {name: tests.read(name) for name in tests.files()} == before


def test_a_call_whose_text_changed_goes_back_to_the_model_alone(tests):
    tests.run(lam="auto").assert_outcomes(passed=1)
    tests.asked()
    tests.write("test_cart.py", FULL.replace('open "/"', 'open "/?new"'))
    tests.run(lam="auto").assert_outcomes(passed=1)
    assert tests.asked() == ['open "/?new"']
    steps = json.loads(tests.read("test_cart.lam.json"))["scenarios"][0]["steps"]
    assert [step["text"] for step in steps] == ['open "/?new"', 'press "Add lamp"', 'the page says "1"']
    assert all(step.get("actions") or step.get("checks") for step in steps)
    tests.run().assert_outcomes(passed=1)


def test_an_unrecorded_call_fails_in_locked_mode_at_its_line_and_asks_nobody(tests):
    result = tests.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            ">       lam.do('open \"/\"')",
            'E *UnrecordedStep: test_cart.py:2: do: open "/"',
            "E *no code carries this call out, and nothing is recorded in this mode*",
            "test_cart.py:2: UnrecordedStep",
        ]
    )
    assert tests.asked() == []
    assert "lam_test_cart.py" not in tests.files()


def test_a_check_that_does_not_hold_fails_at_its_line_and_writes_nothing(tests):
    tests.write("test_cart.py", FULL.replace('says "1"', 'says "7"'))
    result = tests.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            ">       lam.check('the page says \"7\"')",
            'E *CheckFailed: test_cart.py:4: check: the page says "7"',
            'E *seen: "1" on "Shop" (/)',
            "E *Screenshot: lam-report/test_cart/test-full.png",
        ]
    )
    result.stdout.no_fnmatch_line("*runner.py*")
    assert {"lam_test_cart.py", "test_cart.lam.json"}.isdisjoint(tests.files())


def test_a_check_that_does_not_hold_in_replay_is_told_at_the_test_and_in_the_code(tests, monkeypatch):
    from projects import PAGES

    tests.run(lam="auto").assert_outcomes(passed=1)
    monkeypatch.setitem(PAGES, "/", PAGES["/"].replace("Number(lamps.textContent) + 1", "5"))
    result = tests.run("--lam-timeout=1")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["test_cart.py:4:*", "E *AssertionError: assert '5' == '1'", "lam_test_cart.py:*"])
    result.stdout.no_fnmatch_line("*calls.py*")


def test_a_refused_call_says_why_and_can_be_caught(tests):
    tests.write(
        "test_cart.py",
        """
        import pytest
        from pytest_lam.errors import Refusal

        def test_refused(lam):
            with pytest.raises(Refusal, match="nothing known of"):
                lam.do("contemplate")
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)


def test_what_is_exported_has_run_and_what_did_not_replay_is_not_written(tests):
    tests.write(
        "test_cart.py", "def test_visits(lam):\n    lam.do('open \"/visits\"')\n    lam.check('the page says \"1\"')\n"
    )
    result = tests.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*the live run passed, but the replay of the exported code did not*"])
    assert {"lam_test_cart.py", "test_cart.lam.json"}.isdisjoint(tests.files())


def test_an_edited_definition_is_kept_and_used(tests):
    tests.run(lam="auto").assert_outcomes(passed=1)
    code = tests.read("lam_test_cart.py").replace("driver.get(", 'print("by hand")\n    driver.get(')
    tests.write("lam_test_cart.py", code)
    tests.write("test_cart.py", FULL + '    lam.do(\'press "Add lamp"\')\n        lam.do(\'fill "Name" with "Ada"\')\n')
    result = tests.run("-rP", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["by hand"])
    assert 'print("by hand")' in tests.read("lam_test_cart.py")
    assert "def fill_" in tests.read("lam_test_cart.py")


def test_parameters_are_the_rows_of_one_test_and_become_parameters_of_its_code(tests):
    tests.write(
        "test_cart.py",
        """
        import pytest

        @pytest.mark.parametrize(("page", "text"), [("/", "0"), ("/about", "Since 1912")])
        def test_says(lam, page, text):
            lam.do(f'open "{page}"')
            lam.check(f'the page says "{text}"')
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=2)
    scenarios = json.loads(tests.read("test_cart.lam.json"))["scenarios"]
    assert [one["row"] for one in scenarios] == [{"page": "/", "text": "0"}, {"page": "/about", "text": "Since 1912"}]
    assert 'open "{page}"' in tests.read("lam_test_cart.py")
    tests.asked()
    tests.run().assert_outcomes(passed=2)
    assert tests.asked() == []


def test_what_was_read_is_another_text_in_each_run_and_is_carried_by_its_name(tests):
    tests.write(
        "test_cart.py",
        """
        def test_carried(lam):
            lam.do('open "/visits"')
            visits = lam.get("the number of visits")
            assert visits.isdecimal()
            lam.do('open "/"')
            lam.do(f'fill "Name" with "{visits}"')
            lam.check(f'the name is "{visits}"')
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)
    assert 'remembered["number of visits"]' in tests.read("lam_test_cart.py")
    recorded = tests.read("test_cart.lam.json")
    assert "<number of visits>" in recorded
    tests.asked()
    for mode in ("auto", "replay"):
        tests.run(lam=mode).assert_outcomes(passed=1)
    assert tests.asked() == []
    tests.run("--lam-verify=0", lam="record").assert_outcomes(passed=1)
    assert tests.read("test_cart.lam.json") == recorded


def test_a_literal_is_never_taken_for_what_was_read(tests):
    tests.write(
        "test_cart.py",
        """
        def test_literal(lam):
            lam.do('open "/"')
            lam.do('press "Add lamp"')
            assert lam.get("the count") == "1"
            lam.check('the page says "1"')
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)
    assert "<count>" not in tests.read("test_cart.lam.json")


def test_data_fill_a_form_as_a_table_does(tests):
    tests.write(
        "test_cart.py",
        """
        def test_form(lam):
            lam.do('open "/"')
            lam.do("fill in the form", data={"Name": "Ada", "Password": 1815})
            lam.check('the name is "Ada"')
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)
    steps = json.loads(tests.read("test_cart.lam.json"))["scenarios"][0]["steps"]
    assert steps[1]["table"] == [["Name", "Ada"], ["Password", "1815"]]
    assert "datatable" in tests.read("lam_test_cart.py")
    tests.run().assert_outcomes(passed=1)


def test_a_new_test_leaves_what_others_recorded_and_one_that_has_gone_is_dropped(tests):
    other = """
    def test_about(lam):
        lam.do('open "/about"')
        lam.check('the page says "Since 1912"')
    """
    tests.run(lam="auto").assert_outcomes(passed=1)
    tests.write("test_cart.py", FULL + other)
    result = tests.run("-k", "about", lam="auto")
    result.assert_outcomes(passed=1, deselected=1)
    names = [one["name"] for one in json.loads(tests.read("test_cart.lam.json"))["scenarios"]]
    assert names == ["test_full", "test_about"]
    tests.run().assert_outcomes(passed=2)
    tests.write("test_cart.py", other)
    tests.run(lam="record").assert_outcomes(passed=1)
    assert [one["name"] for one in json.loads(tests.read("test_cart.lam.json"))["scenarios"]] == ["test_about"]
    assert "press" not in tests.read("lam_test_cart.py")


def test_a_secret_is_nowhere_but_in_the_field(tests, monkeypatch):
    monkeypatch.setenv("SHOP_PASSWORD", "gEh3im-42")
    tests.write(
        "test_cart.py",
        """
        def test_secret(lam):
            lam.do('open "/"')
            lam.do('fill "Password" with "$SHOP_PASSWORD"')
            lam.do('press "Log in"')
            lam.check('the page says "9"')
        """,
    )
    result = tests.run("-v", lam="auto")
    result.assert_outcomes(passed=1)
    assert "gEh3im-42" not in result.stdout.str()
    assert all("gEh3im-42" not in tests.read(name) for name in tests.files() if not name.endswith(".png"))
    tests.run().assert_outcomes(passed=1)


def test_fixtures_of_the_module_are_set_up_anew_for_the_replay(tests):
    tests.add_to_conftest("\n    import pytest\n    made = []\n")
    tests.write(
        "test_cart.py",
        """
        import pytest

        @pytest.fixture(scope="module")
        def numbered():
            with open("numbered.txt", "a") as file:
                file.write("x")

        def test_full(numbered, lam):
            lam.do('open "/"')
            lam.do('press "Add lamp"')
            lam.check('the page says "1"')
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)
    assert tests.read("numbered.txt") == "xx"
    tests.run(lam="auto").assert_outcomes(passed=1)
    assert tests.read("numbered.txt") == "xxx"


CALLING = """

    from pytest_bdd import given, parsers, when

    @given("the shop is open")
    def opens(driver, base_url):
        driver.get(base_url)

    @when(parsers.parse("somebody buys {count:d} lamps"))
    def buys(lam, count):
        for _ in range(count):
            lam.do('press "Add lamp"')
    """


@pytest.mark.parametrize("opening", ['I open "/"', "the shop is open"])
def test_a_step_definition_of_your_own_may_call_it_and_is_recorded_beside_its_feature(tests, opening):
    (tests.path / "test_cart.py").unlink()
    tests.add_to_conftest(CALLING)
    tests.write(
        "cart.feature",
        f"""
        Feature: Cart
          Scenario: Two
            Given {opening}
            When somebody buys 2 lamps
            Then code looks at it
        """,
    )
    tests.write("conftest.py", tests.read("conftest.py").replace('case "open"', 'case "open" | "I open"'))
    result = tests.run("-v", lam="auto")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        ["*When somebody buys 2 lamps ..*do press *: click button*", "  PASSED recorded and re*"]
    )
    assert {"lam_cart_feature.py", "cart.feature.lam.json"} <= set(tests.files())
    assert ("test_cart.py" in tests.files()) == ("I open" in opening)
    tests.asked()
    tests.run().assert_outcomes(passed=1)
    assert tests.asked() == []


def test_what_pytest_can_not_foresee_is_told_how_to_ask(tests):
    tests.write("test_cart.py", FULL.replace("(lam):", "(request):\n        lam = request.getfixturevalue('lam')"))
    result = tests.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['*mark the test with @pytest.mark.usefixtures("lam")*'])
    marked = "\n    import pytest\n\n    @pytest.mark.usefixtures('lam')" + FULL
    tests.write("test_cart.py", marked.replace("(lam):", "(request):\n        lam = request.getfixturevalue('lam')"))
    tests.run(lam="auto").assert_outcomes(passed=1)


def test_lists_and_tables_are_read_as_data_and_replayed(tests, monkeypatch):
    from projects import PAGES

    page = """<title>Stock</title><p role=status>ready</p><ul><li>Lamp<li>Desk</ul><table><tr><th>Item<th>Price
        <th>Sold on</tr><tr><td>Lamp<td>£1,049.50<td>27 February 2026
        <tr><td>Desk<td>£20<td>1 March 2026</tr></table>"""
    monkeypatch.setitem(PAGES, "/stock", page)
    tests.write(
        "test_cart.py",
        """
        from dataclasses import dataclass
        from datetime import date
        from decimal import Decimal

        @dataclass
        class Sale:
            item: str
            price: Decimal
            sold_on: date

        def test_stock(lam):
            lam.do('open "/stock"')
            assert lam.get("the list of names", as_type=list[str]) == ["Lamp", "Desk"]
            sales = lam.get("the table of sales", as_type=list[Sale])
            assert sales[0] == Sale("Lamp", Decimal("1049.50"), date(2026, 2, 27))
            rows = lam.get("the table of rows", as_type=list[dict[str, str]])
            assert rows[1] == {"Item": "Desk", "Price": "£20", "Sold on": "1 March 2026"}
        """,
    )
    tests.run(lam="auto").assert_outcomes(passed=1)
    code = tests.read("lam_test_cart.py")
    assert (code.count("texts_of(wait, LISTITEM_CSS"), code.count("table_rows(wait, ROW_CSS")) == (1, 2)
    tests.asked()
    tests.run().assert_outcomes(passed=1)
    assert tests.asked() == []


def test_a_text_that_is_no_such_value_fails_at_the_line_and_says_so(tests):
    tests.write(
        "test_cart.py",
        """
        from datetime import date

        def test_date(lam):
            lam.do('open "/about"')
            lam.get("the age", as_type=date)
        """,
    )
    result = tests.run(lam="auto")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['E *the age: "Since 1912" does not say exactly one date with its year'])
