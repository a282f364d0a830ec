"""What a prompted model took is counted by step, scenario and run, and its price told only where it is known."""

from __future__ import annotations

import pytest

from pytest_lam.errors import BudgetExceeded, ModelProblem
from pytest_lam.lam.generalist.budgets import Budget
from pytest_lam.lam.generalist.ledger import Ledger, Metered, Spent, Tallied, amount
from pytest_lam.lam.generalist.model import Message, Reply, Usage
from pytest_lam.lam.generalist.prices import Price, own_prices, price, read

PRICE = Price(prompt=2, cached=0.5, answer=8)
USAGE = Usage(prompt_tokens=1000, cached_tokens=400, answer_tokens=50)
COST = (600 * 2 + 400 * 0.5 + 50 * 8) / 1_000_000


class Scripted:
    """A model that takes what it is told to, in tokens and in seconds."""

    name, place = "gpt-x", "127.0.0.1:1"

    def __init__(self, *usages: Usage | Exception, seconds: float = 1.5) -> None:
        self.usages, self.seconds, self.now, self.asked = iter(usages), seconds, 0.0, 0

    def complete(self, messages, schema):
        self.asked += 1
        self.now += self.seconds
        usage = next(self.usages)
        if isinstance(usage, Exception):
            raise usage
        return Reply("{}", usage)

    def clock(self) -> float:
        return self.now


def metered(model: Scripted, *budgets: Budget, known: Price | None = PRICE, share: int = 1) -> Metered:
    return Metered(model, Ledger(lambda name: known, budgets, share), model.clock)


def ask(model: Metered, *texts: str) -> Reply:
    return model.complete([Message("user", text) for text in texts or ("?",)], {})


def limit(scope: str, measure: str, most: float) -> Budget:
    return Budget(scope, measure, most, f"`{scope} {measure} {most:g}` in the ini's lam_limits")


def test_calls_are_counted_by_step_scenario_and_run():
    model = metered(Scripted(*[USAGE] * 4))
    ledger = model.ledger
    ledger.begin_scenario()
    ask(model)
    ledger.begin_step()
    ask(model)
    ask(model)
    assert [ledger.spent[scope].calls for scope in ("step", "scenario", "run")] == [2, 3, 3]
    ledger.begin_scenario()
    ask(model)
    assert [ledger.spent[scope].calls for scope in ("step", "scenario", "run")] == [1, 1, 4]
    assert ledger.spent["step"] == Spent(1, 1000, 400, 50, 1.5, COST)
    assert ledger.spent["run"].tokens == 4200
    assert ledger.spent["run"].cost == pytest.approx(4 * COST)


def test_an_unknown_price_makes_the_cost_unknown_and_not_zero():
    model = metered(Scripted(USAGE), known=None)
    ask(model)
    assert model.ledger.spent["run"].cost is None
    assert (Spent(cost=1.0) + Spent(cost=None)).cost is None


def test_tokens_that_nobody_counted_are_told_as_such():
    model = metered(Scripted(Usage()))
    ask(model)
    assert (model.ledger.spent["run"].uncounted, model.ledger.spent["run"].cost) == (1, None)


def test_a_call_that_is_not_answered_takes_its_time():
    model = metered(Scripted(ModelProblem("down")))
    with pytest.raises(ModelProblem):
        ask(model)
    assert model.ledger.spent["run"] == Spent(1, seconds=1.5)


def test_a_useless_answer_that_was_counted_costs_what_it_took():
    problem = ModelProblem("no JSON")
    problem.usage = USAGE
    model = metered(Scripted(problem))
    with pytest.raises(ModelProblem):
        ask(model)
    assert model.ledger.spent["run"] == Spent(1, 1000, 400, 50, 1.5, COST)


def test_a_model_whose_name_only_its_endpoint_knows_has_its_price_from_then_on():
    class Unnamed(Scripted):
        name = ""

        def complete(self, messages, schema):
            self.name = "gpt-x"
            return super().complete(messages, schema)

    scripted = Unnamed(USAGE)
    model = Metered(scripted, Ledger({"gpt-x": PRICE}.get), scripted.clock)
    ask(model)
    assert (model.ledger.name, model.ledger.spent["run"].cost) == ("gpt-x", COST)


def test_an_answer_from_a_cassette_is_no_call_and_costs_nothing():
    ledger = Ledger(lambda name: PRICE, [limit("run", "tokens", 10)])
    Tallied(Scripted(Usage(1000, 0, 50, taped=True)), ledger).complete([], {})
    assert ledger.spent["step"] == Spent(taped=1)


@pytest.mark.parametrize("scope", ["step", "scenario", "run"])
@pytest.mark.parametrize(
    ("measure", "most", "told"),
    [("tokens", 1049, "1,050 tokens"), ("cost", 0.0017, "$0.00180"), ("seconds", 1, "1.5 s")],
)
def test_a_limit_that_a_call_passes_ends_the_step_and_says_which_how_much_and_where(scope, measure, most, told):
    model = metered(Scripted(USAGE), limit(scope, measure, most))
    with pytest.raises(BudgetExceeded) as stopped:
        ask(model)
    assert f"the {scope} has taken {told}" in str(stopped.value)
    assert f"`{scope} {measure} {most:g}` in the ini's lam_limits" in str(stopped.value)


@pytest.mark.parametrize(("measure", "most"), [("tokens", 1050), ("cost", COST), ("seconds", 1.5)])
def test_a_call_that_just_keeps_a_limit_is_the_last(measure, most):
    scripted = Scripted(USAGE, USAGE)
    model = metered(scripted, limit("scenario", measure, most))
    ask(model)
    with pytest.raises(BudgetExceeded, match=r"another call.* would pass"):
        ask(model)
    assert scripted.asked == 1


def test_a_conversation_that_goes_on_takes_at_least_its_beginning_again():
    scripted = Scripted(USAGE, USAGE)
    model = metered(scripted, limit("scenario", "tokens", 2000))
    ask(model, "a page")
    with pytest.raises(BudgetExceeded, match="another call, of 1,000 tokens at least, would pass"):
        ask(model, "a page", "what changed")
    assert scripted.asked == 1
    ask(metered(Scripted(USAGE, USAGE), limit("scenario", "tokens", 2100)), "a page")


def test_another_conversation_is_not_taken_for_longer_than_it_is():
    scripted = Scripted(USAGE, Usage(10, 0, 5))
    model = metered(scripted, limit("scenario", "tokens", 1100))
    ask(model, "a page")
    ask(model, "another")
    assert scripted.asked == 2


def test_what_one_scenario_took_does_not_count_for_the_next_one():
    model = metered(Scripted(USAGE, USAGE), limit("scenario", "tokens", 1500))
    model.ledger.begin_scenario()
    ask(model)
    model.ledger.begin_scenario()
    assert ask(model).usage == USAGE


def test_a_limit_of_the_run_that_was_passed_stops_all_later_scenarios():
    scripted = Scripted(USAGE, USAGE)
    model = metered(scripted, limit("run", "tokens", 1000))
    for _ in range(3):
        model.ledger.begin_scenario()
        with pytest.raises(BudgetExceeded, match="the run has taken"):
            ask(model)
    assert scripted.asked == 1


def test_workers_share_a_limit_of_the_run_evenly():
    model = metered(Scripted(USAGE), limit("run", "tokens", 2000), limit("step", "tokens", 1500), share=2)
    with pytest.raises(BudgetExceeded, match="its limit of 1,000 tokens, the part of each of 2 workers"):
        ask(model)


def test_a_scenarios_own_limit_comes_in_place_of_the_general_one():
    model = metered(Scripted(USAGE, USAGE), limit("scenario", "tokens", 10), limit("step", "seconds", 9))
    model.ledger.begin_scenario([limit("scenario", "tokens", 5000)])
    ask(model)
    assert {budget.most for budget in model.ledger.budgets} == {5000, 9}
    model.ledger.begin_scenario()
    with pytest.raises(BudgetExceeded):
        ask(model)


def test_a_limit_of_cost_without_a_price_is_an_error_before_anything_is_asked():
    scripted = Scripted(USAGE)
    with pytest.raises(BudgetExceeded, match=r"no price is known for gpt-x.*lam_prices"):
        ask(metered(scripted, limit("step", "cost", 1), known=None))
    assert scripted.asked == 0


@pytest.mark.parametrize("measure", ["tokens", "cost"])
def test_a_limit_of_what_the_endpoint_does_not_count_is_an_error_at_the_first_answer(measure):
    scripted = Scripted(Usage(), Usage())
    with pytest.raises(BudgetExceeded, match="does not say how many tokens"):
        ask(metered(scripted, limit("step", measure, 100)))
    assert scripted.asked == 1


def test_a_limit_of_nothing_allows_nothing():
    scripted = Scripted(USAGE)
    for measure in ("cost", "tokens", "seconds"):
        with pytest.raises(BudgetExceeded):
            ask(metered(scripted, limit("run", measure, 0)))
    assert scripted.asked == 0


def test_a_model_that_costs_nothing_keeps_a_limit_of_no_money():
    assert ask(metered(Scripted(USAGE), limit("run", "cost", 0), known=Price(0, 0, 0))).usage == USAGE


def test_the_ledger_tells_how_much_is_left():
    model = metered(Scripted(USAGE), limit("run", "seconds", 10), limit("scenario", "seconds", 4))
    assert model.ledger.left("seconds") == 4
    ask(model)
    assert (model.ledger.left("seconds"), model.ledger.left("tokens")) == (2.5, float("inf"))


def test_a_call_is_ended_where_a_limit_of_time_is_reached():
    class Stalling(Scripted):
        limit = 60.0

        def complete(self, messages, schema):
            self.seconds = self.limit
            return super().complete(messages, schema)

    scripted = Stalling(USAGE, ModelProblem("it did not answer"))
    model = metered(scripted, limit("run", "seconds", 70))
    ask(model)
    with pytest.raises(BudgetExceeded, match=r"the run has taken 70\.0 seconds of gpt-x.* its limit of 70\.0 seconds"):
        ask(model)
    assert scripted.limit == 10


@pytest.mark.parametrize(
    ("used", "measure", "told"),
    [(0.0123, "cost", "$0.012"), (12.3, "cost", "$12.30"), (0.00021, "cost", "$0.00021"), (1, "tokens", "1 token")],
)
def test_amounts_are_told_with_the_digits_that_count(used, measure, told):
    assert amount(used, measure) == told


def test_the_packages_own_prices_hold_at_the_vendor_alone():
    assert price("gpt-4.1", "api.openai.com") == Price(2.0, 0.5, 8.0)
    assert price("gpt-4.1-2025-04-14", "api.openai.com") == Price(2.0, 0.5, 8.0)
    assert price("gpt-4o-2024-05-13", "api.openai.com") != price("gpt-4o", "api.openai.com")
    for model, place in [("gpt-4.1", "127.0.0.1:8099"), ("gpt-unheard-of", "api.openai.com"), ("", "api.openai.com")]:
        assert price(model, place) is None


def test_a_users_own_prices_come_first_and_may_hold_everywhere(tmp_path):
    own = tmp_path / "prices.toml"
    own.write_text(
        '[any]\nqwen = { prompt = 0, answer = 0 }\n["api.openai.com"]\n"gpt-4.1" = { prompt = 1, answer = 2 }'
    )
    assert price("qwen", "127.0.0.1:8099", own) == Price(0, 0, 0)
    assert price("gpt-4.1", "api.openai.com", own) == Price(prompt=1, cached=1, answer=2)
    assert price("gpt-4o", "api.openai.com", own) == price("gpt-4o", "api.openai.com")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("gpt = 1", '"gpt" must be a table'),
        ("[any]\ngpt = 1", r'"gpt" of \["any"\] must be'),
        ("[any]\ngpt = { prompt = 1 }", "must be"),
        ("[any]\ngpt = { prompt = 1, answer = 2, cache = 1 }", "must be"),
        ("[any]\ngpt = { prompt = -1, answer = 2 }", "-1, which is no price"),
        ("[any]\ngpt = { prompt = true, answer = 2 }", "True, which is no price"),
        ("[any", "Expected"),
    ],
)
def test_a_file_of_prices_that_is_none_says_what_is_wrong(tmp_path, text, problem):
    with pytest.raises(ValueError, match=problem):
        read(text)
    path = tmp_path / "prices.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=rf"prices in .*prices\.toml can't be used: .*{problem}"):
        own_prices(path)


def test_answers_that_could_not_be_carried_out_are_counted_and_told() -> None:
    ledger = Ledger(lambda name: None)
    ledger.begin_scenario()
    ledger.begin_step()
    ledger.enter_rejection()
    ledger.begin_step()
    assert (ledger.spent["step"].rejected, ledger.spent["scenario"].rejected) == (0, 1)
    assert ledger.spent["run"].words == "1 rejected"
    assert ledger.spent["run"].told()["rejected"] == 1
