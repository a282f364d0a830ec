"""The private names of pytest and pytest-bdd that the product can't do without, all in this one room.

Everything else uses the two projects' public interfaces only. What is wrapped here, and why it
has no public twin:

- pytest-bdd's registries: which scenario a test function is bound to, which step definitions exist;
- pytest's ``runtestprotocol``: running one item twice (live, then from the exported code), as
  plugins that rerun tests do; and its ``SetupState``, to tear down what lies between two items after that;
- pytest's assertion rewriting of a module that is not on disk yet;
- the names that pytest knows as marks, for tags that its ini syntax can't spell.
"""

from __future__ import annotations

import ast
import inspect
import linecache
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from _pytest.assertion.rewrite import rewrite_asserts
from _pytest.runner import runtestprotocol
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Scenario, ScenarioTemplate
from pytest_bdd.parser import Step as BddStep
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.steps import StepFunctionContext, StepNamePrefix, step_function_context_registry
from pytest_bdd.utils import registry_get_safe

__all__ = [
    "BddStep",
    "Scenario",
    "ScenarioTemplate",
    "StepFunctionContext",
    "bound_scenarios",
    "compile_with_rewritten_asserts",
    "example_row",
    "function_name",
    "own_step_definitions",
    "register_mark",
    "rows",
    "run_item",
    "scenario_of",
    "step_definitions",
    "steps_of",
    "table_of",
    "tear_down",
]


def bound_scenarios(module: ModuleType) -> Mapping[str, ScenarioTemplate]:
    """The scenarios that a module's test functions are bound to, by the function's name."""
    found = {}
    for name, value in vars(module).items():
        template = registry_get_safe(scenario_wrapper_template_registry, value)
        if template is not None:
            found[name] = template
    return found


def scenario_of(item: pytest.Item) -> ScenarioTemplate | None:
    """The scenario that an item runs, or None where it is no pytest-bdd test."""
    if not isinstance(item, pytest.Function):
        return None
    return registry_get_safe(scenario_wrapper_template_registry, item.function)


def example_row(item: pytest.Item) -> Mapping[str, str]:
    """The Examples row that an item runs, empty where the scenario is no Outline."""
    callspec = getattr(item, "callspec", None)
    row = callspec.params.get("_pytest_bdd_example") if callspec is not None else None
    return dict(row) if row else {}


def rows(template: ScenarioTemplate) -> tuple[Mapping[str, str], ...]:
    """All Examples rows of a scenario, in order; empty where it is no Outline."""
    return tuple(row for examples in template.examples for row in examples.as_contexts())


def table_of(step: BddStep) -> tuple[tuple[str, ...], ...]:
    """A step's table, its header row first; empty where it has none."""
    return tuple(tuple(map(str, row)) for row in step.datatable.raw()) if step.datatable else ()


def steps_of(template: ScenarioTemplate) -> set[tuple[str, str, tuple[tuple[str, ...], ...], str | None]]:
    """Type, text, table and doc string of every step that a scenario runs, in all its rows."""
    return {
        (step.type, step.name, table_of(step), step.docstring)
        for row in rows(template) or ({},)
        for step in template.render(row).steps
    }


def function_name(context: StepFunctionContext) -> str:
    """The name of the function behind a step definition."""
    return str(getattr(context.step_func, "__name__", "step"))


def step_definitions(node: pytest.Item | pytest.Collector) -> Iterator[StepFunctionContext]:
    """Every step definition that a node sees: its module's, the conftests', the plugins'."""
    manager = node.session._fixturemanager
    for name in get_fixture_names(manager):
        for fixturedef in getfixturedefs(manager, name, node) or ():
            context = step_function_context_registry.get(fixturedef.func)
            if context is not None:
                yield context


def own_step_definitions(module: ModuleType) -> tuple[StepFunctionContext, ...]:
    """The step definitions that stand in a module, in its order."""
    prefix = StepNamePrefix.step_def.value
    markers = [inspect.unwrap(value) for name, value in vars(module).items() if name.startswith(prefix)]
    return tuple(step_function_context_registry[marker] for marker in markers)


def run_item(item: pytest.Item, nextitem: pytest.Item | None) -> list[pytest.TestReport]:
    """Set up, call and tear down an item without reporting it."""
    return runtestprotocol(item, log=False, nextitem=nextitem)


def tear_down(item: pytest.Item, nextitem: pytest.Item | None) -> pytest.TestReport:
    """Tear down what the items before ``nextitem`` left standing: the fixtures of the files between the two."""
    state = item.session._setupstate
    call = pytest.CallInfo.from_call(lambda: state.teardown_exact(nextitem), when="teardown")
    report: pytest.TestReport = item.ihook.pytest_runtest_makereport(item=item, call=call)
    return report


def register_mark(config: pytest.Config, name: str, description: str) -> None:
    """Make a tag a registered mark.

    The ini line ends a mark's name at ``:`` and ``(``, which tags may hold (``@jira:42``).
    """
    config.addinivalue_line("markers", f"{name}: {description}")
    pytest.mark._markers.add(name)


def compile_with_rewritten_asserts(source: str, path: Path, config: pytest.Config) -> CodeType:
    """``source`` compiled as pytest compiles a test module at ``path``.

    The source is also handed to linecache, so that a failure shows the lines that ran and not
    those of an older file of that name.
    """
    tree = ast.parse(source, filename=str(path))
    rewrite_asserts(tree, source.encode(), str(path), config)
    linecache.cache[str(path)] = (len(source), None, source.splitlines(keepends=True), str(path))
    return compile(tree, str(path), "exec", dont_inherit=True)
