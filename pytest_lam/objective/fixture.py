"""The fixture ``lam``: what a plain test says to the LAM."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from pytest_lam.objective import typed
from pytest_lam.objective.called import Call, Table
from pytest_lam.step import Reading, StepType

if TYPE_CHECKING:
    from pytest_lam.objective.calls import Calls

T = TypeVar("T")
ARTICLES = ("the ", "a ", "an ", "all the ", "all ", "my ")
FormData = Mapping[str, object] | Sequence[Mapping[str, object]]
"""Labels with their values; or records, one a row, which all have the same labels."""


class LamFixture:
    """Does, checks and reads in the test's browser what plain sentences say.

    A call is carried out by the LAM once, recorded and exported when its test has passed; from then on
    the exported code carries it out. A sentence that changed goes back to the LAM alone. Where nothing
    is recorded (``--lam=replay``, and by default in continuous integration), a call that no code
    carries out fails.

    Every method raises :class:`~pytest_lam.errors.StepProblem` or one of its kinds, at the line of the
    call: ``UnrecordedStep`` for a call that no code carries out where nothing may be recorded,
    ``Refusal`` where the LAM would have to guess, ``ActionFailed`` where the browser would not do it.
    """

    def __init__(self, calls: Calls) -> None:
        """The fixture makes it; ``calls`` is what the test has called so far."""
        self._calls = calls

    def do(self, what: str, *, data: FormData | None = None) -> None:
        """Have something done, as a When of a scenario is.

        :param what: one sentence, imperative or with "I": ``add "Desk lamp" to the cart``.
        :param data: what goes with it, as a step's table does: labels with their values (``True`` is
            "yes", a date is written as 2026-02-27), or several such records.
        :raises TypeError: the data are no mapping and no records.
        """
        __tracebackhide__ = True
        self._make("do", "when", what, table_of(data))

    def run(self, objective: str, *, data: FormData | None = None) -> None:
        """Have a goal reached that takes many steps: "order two mugs as a guest and note the order number".

        The model that is asked keeps a plan, and is done only when checks that it names hold on the page. The
        embedded LAM does what the sentence itself says in several clauses, and refuses the rest.

        :param objective: the goal in a sentence or two, with every value that is to be typed.
        :param data: values that go with it, as for :meth:`do`.
        """
        __tracebackhide__ = True
        self._make("run", "when", objective, table_of(data), objective=True)

    def check(self, what: str, *, data: FormData | None = None) -> None:
        """Have something checked, as a Then of a scenario is: by checks that can fail, waited for and bounded.

        :param what: one sentence that says what is to be seen: ``the cart badge shows "1"``.
        :param data: rows or labels with values that are to be seen.
        :raises CheckFailed: the page is not as it says. It is an ``AssertionError``.
        """
        __tracebackhide__ = True
        self._make("check", "then", what, table_of(data))

    @overload
    def get(self, what: str) -> str: ...

    @overload
    def get(self, what: str, *, as_type: type[T]) -> T: ...

    def get(self, what: str, *, as_type: Any = str) -> Any:
        """Read something off the page; later calls may speak of it by the same words.

        :param what: what to read, as the page or a person calls it: ``the order number``.
        :param as_type: ``str``, ``int``, ``float``, ``Decimal``, ``date``, ``datetime`` or ``bool`` (each
            may be ``| None``); a list of these, read off a list or a table's column; ``list[dict[str, str]]``
            or a list of dataclasses, read off a table; a dataclass, each of whose fields is read by its name.
        :raises TypeError: nothing on a page can be read as that type.
        :raises ActionFailed: what stands there is not exactly one value of that type.
        """
        __tracebackhide__ = True
        kind = typed.kind_of(as_type)
        if kind == "fields":
            return self._record(as_type)
        return self._read(what, cast(Reading, kind), lambda text: READERS[kind](text, as_type))

    def _record(self, kind: Any) -> Any:
        __tracebackhide__ = True
        hints = typed.hints(kind)
        return kind(**{name: self._field(typed.spoken(name), hint) for name, hint in hints.items()})

    def _field(self, words: str, hint: Any) -> Any:
        __tracebackhide__ = True
        return self._read(f"the {words}", "text", lambda text: typed.scalar(text, hint))

    def _read(self, what: str, kind: Reading, read: Callable[[str], T]) -> T:
        __tracebackhide__ = True
        name = f' as "{named(what)}, {SHAPES[kind]}"' if kind in SHAPES else ""
        call = Call("get", "when", what, f"I remember {what}{name}", reading=kind)
        return self._calls.make(call, lambda: read(self._calls.remembered.newest))

    def _make(self, word: str, type_: StepType, what: str, table: Table, *, objective: bool = False) -> None:
        __tracebackhide__ = True
        self._calls.make(Call(word, type_, what, what, table, objective=objective), lambda: None)


SHAPES = MappingProxyType({"items": "one by one", "rows": "row by row"})
"""What tells the sentences apart that read one thing in several ways."""
READERS: Mapping[str, Callable[[str, Any], Any]] = MappingProxyType(
    {"text": typed.scalar, "items": typed.items, "rows": typed.rows}
)
"""How what was read becomes values of a type."""


def named(what: str) -> str:
    """What is read, as later calls may call it: without its article and without quotes."""
    plain = what.strip().rstrip(".").replace('"', "")
    article = next((article for article in ARTICLES if plain.lower().startswith(article)), "")
    return plain[len(article) :]


def table_of(data: FormData | None) -> Table:
    """Data as the table of a step: a row for each label, or a header row with a row for each record.

    :raises TypeError: they are neither, or the records have different labels.
    """
    if data is None:
        return ()
    if isinstance(data, Mapping):
        return tuple((label, written(value)) for label, value in data.items())
    if not data or not all(isinstance(record, Mapping) and list(record) == list(data[0]) for record in data):
        raise TypeError("data is a mapping of labels to values, or several of these with the same labels")
    return (tuple(data[0]), *(tuple(map(written, record.values())) for record in data))


def written(value: object) -> str:
    """A value as a step's table has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
