# Every target does its own set-up: nothing needs to be prepared, and nothing is prepared twice.

VENV ?= .venv
WORKERS ?= 0
BIN = $(VENV)/bin
READY = $(VENV)/.ready
REPLAYED = features examples/django_admin/features examples/wagtail/features

.DEFAULT_GOAL := help
.PHONY: help demo test lint type browser clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  PYTHON=python3.12 names the interpreter, WORKERS=4 runs tests side by side."

demo: $(READY) browser ## Record features/ into build/demo, replay it, and show the code
	@sh scripts/demo $(BIN)/python

test: lint type browser ## Run everything that must hold: lint, types, replays, tests
	$(BIN)/python -m pytest $(REPLAYED) --lam=replay -n $(WORKERS)
	$(BIN)/python -m pytest tests -n $(WORKERS)

lint: $(READY) ## Check style, formatting and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

type: $(READY) ## Check types
	$(BIN)/mypy

browser: $(READY) ## See to it that there is a browser
	@sh scripts/browser $(BIN)/python

clean: ## Remove all that was made, the environment too
	rm -rf $(VENV) build dist lam-report .tox .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml scripts/environment
	@sh scripts/environment $(VENV)
	@touch $(READY)
