"""The named locators of a module: one constant per thing, one function where a locator depends on values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pytest_lam.export import code
from pytest_lam.export.drafts import Thing
from pytest_lam.export.expressions import Expression, Place, Variable
from pytest_lam.export.module import Constant, LocatorFunction
from pytest_lam.export.names import distinct, identifier, is_taken, thing_name, words

ONE_LINE = 100
"""Characters of a tuple that needs no brackets to be broken over lines."""


@dataclass
class Things:
    """Names things as they come up, and gives each way to a thing one name only."""

    taken: set[str]
    constants: dict[Place, Constant] = field(default_factory=dict)
    functions: dict[Place, LocatorFunction] = field(default_factory=dict)

    def reference(self, thing: Thing, place: Place, names: code.Names) -> str:
        """The code that stands for the locator: a constant's name, or a call."""
        if not place.variables:
            return self._constant(thing, place)
        arguments = [slot for slot in place.slots if any(isinstance(piece, Variable) for piece in slot)]
        arguments = list(dict.fromkeys(arguments))
        holes = {slot: Variable("part", index) for index, slot in enumerate(arguments)}
        plain = replace(place, slots=tuple((holes[slot],) if slot in holes else slot for slot in place.slots), cost=0)
        if plain not in self.functions:
            self.functions[plain] = self._function(thing, plain, arguments, names)
        given = ", ".join(code.value(slot, names) for slot in arguments)
        return f"{self.functions[plain].name}({given})"

    def frame(self, place: Place, names: code.Names, kind: str) -> str:
        """The code that stands for a frame or a shadow host on the way to a thing."""
        texts = tuple("".join(piece for piece in slot if isinstance(piece, str)) for slot in place.slots)
        holder = Thing(kind, texts[0] if texts else "", kind, "", (), (place,))
        return self.reference(holder, place, names)

    def _constant(self, thing: Thing, place: Place) -> str:
        key = replace(place, cost=0)
        if key not in self.constants:
            placed = _place_name(place) if not (thing.name or thing.marks) else ""
            name = placed or thing_name(thing.name, thing.text, thing.marks, thing.role, thing.tag)
            name = name.upper().rstrip("_")
            if name in self.taken and thing.role:
                name = f"{name}_{'_'.join(words(thing.role)).upper()}"
            name = distinct(name, self.taken)
            self.constants[key] = Constant(name, f"({code.locator(key, {})})")
        return self.constants[key].name

    def _function(self, thing: Thing, place: Place, slots: list[Expression], names: code.Names) -> LocatorFunction:
        name = self._function_name(thing, place)
        taken: set[str] = set()
        parameters: dict[Variable, str] = {}
        for index, slot in enumerate(slots):
            single = slot[0] if len(slot) == 1 else None
            called = names[single] if isinstance(single, Variable) and names[single].isidentifier() else "text"
            parameters[Variable("part", index)] = distinct(called, taken)
        found = code.locator(place, parameters)
        body = f"return {found}" if len(found) <= ONE_LINE else f"return ({found})"
        return LocatorFunction(name, tuple(parameters.values()), (body,))

    def _function_name(self, thing: Thing, place: Place) -> str:
        """The thing's own name where the locator says it, else its kind: what varies is no name."""
        said = {slot[0] for slot in place.slots if len(slot) == 1 and isinstance(slot[0], str)}
        scripted = thing.role == "combobox" and thing.tag not in ("select", "input")
        kind = words("drop down" if scripted else KINDS.get(thing.role, thing.role) or thing.tag or "thing")
        if thing.name not in said:
            return distinct(identifier([*kind, "called"], "thing"), self.taken)
        name = thing_name(thing.name, thing.text, thing.marks, thing.role, thing.tag)
        if is_taken(name) or name in self.taken:
            name = identifier([*words(thing.name), *kind], "thing")
        return distinct(name, self.taken)


ORDINALS = MappingProxyType({"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "last()": "last"})
"""How a position in a locator is said."""


def _place_name(place: Place) -> str:
    """What a thing without a name is called by its class and position: ``first_card``."""
    literal = ["".join(piece for piece in slot if isinstance(piece, str)) for slot in place.slots]
    alone = re.fullmatch(r"\w*\.([\w-]+)", place.pattern)
    kind = next((text for text in literal if text.startswith(" ")), alone[1] if alone else "")
    position = re.search(r"\)\[(\d+|last\(\))\]$", place.pattern)
    ordinal = ORDINALS.get(position[1], "") if position else ""
    return identifier([*words(ordinal), *words(kind)], "") if kind else ""


KINDS = MappingProxyType(
    {"textbox": "field", "combobox": "list", "listitem": "item", "img": "image", "spinbutton": "number field"}
)
"""What people call the roles whose names only specifications use."""
