"""What a decision of the embedded LAM costs.

A made-up page of 1,000 controls in 250 cards, each decision on a snapshot that was never seen
before, so that indexing is counted. Prints medians in milliseconds of processor time (a decision
waits for nothing), of each step and of the slowest step, which the limit is for.

    python benchmarks/decide.py [--runs 15]
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time

from pytest_lam.lam import Memory
from pytest_lam.lam.embedded.lam import EmbeddedLam
from pytest_lam.snapshot import Node, Option, Snapshot
from pytest_lam.step import Step

CARDS = 250
"""Of four controls each: a link, a field, a list and a button."""
LIMIT_MS = 50
"""Milliseconds that a decision may take, in the median."""

STEPS = (
    Step("when", 'I add "Product 199 of Series B" to the cart'),
    Step("when", 'I click the "Add to cart" button in the "Product 77 of Series B" card'),
    Step("when", 'I set the quantity of "Product 120 of Series A" to "3"'),
    Step("then", 'the price of "Product 12 of Series A" is "12.90"'),
    Step("then", 'I see "Product 249 of Series B"'),
    Step("then", "I see 250 products"),
    Step("when", 'I click "Nothing of that name"'),
)


def page(run: int) -> Snapshot:
    """The page; ``run`` makes its texts differ from run to run."""
    nodes = [Node("main", "main", tag="main"), Node("h", "heading", f"All products {run}", "h1", parent="main")]
    nodes.append(Node("list", "list", "Products", "ul", parent="main"))
    for at in range(CARDS):
        nodes.extend(_card(at, run))
    return Snapshot(f"http://shop.test/?{run}", "Shop", tuple(nodes), document=str(run))


def _card(at: int, run: int) -> list[Node]:
    name, price = f"Product {at} of Series {'AB'[at % 2]}", f"{at}.90"
    choices = tuple(Option(colour, colour) for colour in ("red", "green", f"blue {run}"))
    item, text = f"i{at}", f"{name} Price {price} Add to cart {run}"
    return [
        Node(item, "listitem", tag="li", text=text, attributes={"class": "card product"}, parent="list"),
        Node(f"{item}h", "heading", name, "h3", name, parent=item),
        Node(f"{item}l", "link", name, "a", name, name, attributes={"href": f"/p/{at}"}, parent=f"{item}h"),
        Node(f"{item}p", "generic", "", "span", price, price, attributes={"class": "price"}, parent=item),
        Node(f"{item}q", "spinbutton", "Quantity", "input", value="1", label="Quantity", parent=item),
        Node(f"{item}s", "combobox", "Colour", "select", value="red", options=choices, label="Colour", parent=item),
        Node(f"{item}b", "button", "Add to cart", "button", "Add to cart", "Add to cart", parent=item),
    ]


def measure(step: Step, runs: int) -> list[float]:
    """Milliseconds of each decision, on a fresh snapshot each."""
    times = []
    for run in range(runs):
        snapshot = page(run)
        lam = EmbeddedLam()
        gc.collect()
        start = time.process_time()
        lam.decide(step, snapshot, Memory())
        times.append((time.process_time() - start) * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="decisions of each step that are counted (default: 15)")
    runs = parser.parse_args().runs
    EmbeddedLam().decide(STEPS[0], page(-1), Memory())  # the vocabulary is read once a process
    medians = {step.text: round(statistics.median(measure(step, runs)), 1) for step in STEPS}
    print(json.dumps({"decide": max(medians.values()), "limit": LIMIT_MS, "controls": 4 * CARDS, "steps": medians}))


if __name__ == "__main__":
    main()
