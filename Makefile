# Two commands do everything: `make run` and `make test`. Python 3.11 or newer is all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READERS := build/outside
PIP := $(BIN)/python -m pip install --disable-pip-version-check --only-binary :all: --require-hashes --no-deps --progress-bar on

.DEFAULT_GOAL := help
.PHONY: help setup run demo bench soak test test-long check format pictures lock outside clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/python.stamp:
	@echo "Making the virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.txt | $(VENV)/python.stamp
	@echo "Installing what the application needs (about 30 seconds) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing what tests and tools need (about a minute) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

setup: $(VENV)/dev.stamp ## install everything into .venv, locked with hashes

run: $(VENV)/run.stamp ## set up, back up, migrate, publish the bank, serve on http://127.0.0.1:8000
	@exec $(BIN)/python -m app

demo: $(VENV)/run.stamp ## the same with invented people and four months of history, on http://127.0.0.1:8001
	@exec $(BIN)/python -m app.demo

check: $(VENV)/dev.stamp ## format, lint, types, import contracts, fact check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	@echo "mypy and python -m questions check, side by side ..."
	@$(BIN)/mypy & types=$$!; $(BIN)/python -m questions check; facts=$$?; wait $$types && exit $$facts

test: check ## the gate: check, and every test not marked long (under three minutes on two cores)
	$(BIN)/python -m pytest -q -m "not long" -n 2 --dist loadfile

test-long: $(VENV)/dev.stamp outside ## browser, axe, real Anki, both databases (about half an hour)
	$(BIN)/python -m pytest -q -m long -n 2 --dist loadfile

format: $(VENV)/dev.stamp ## put the code into the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pictures: $(VENV)/dev.stamp outside ## every page, wide and narrow, light and dark, into build/pictures/
	$(BIN)/python -m tests.browser.pictures

bench: $(VENV)/dev.stamp ## ours beside a floor or a peer; writes bench/results.json
	$(BIN)/python -m bench

soak: $(VENV)/dev.stamp ## a class of 300 in one minute, on both databases; writes bench/soak.json
	$(BIN)/python -m bench.classroom

outside: ## Debian's chromium and node, and npm's readers of files, for the tests that use them
	@missing=""; command -v chromium >/dev/null || missing="chromium fonts-dejavu-core"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing from Debian: $$missing ..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
		echo "Missing: $$missing. Their tests will be skipped (or fail in CI); install with: apt-get install $$missing"; \
	fi
	@[ -d $(READERS)/node_modules ] || ! command -v npm >/dev/null || { \
		echo "Installing from npm: gift-pegjs, csv-parse ..."; mkdir -p $(READERS) && cd $(READERS) && \
		npm install --silent --no-save --no-package-lock --no-audit --no-fund --ignore-scripts gift-pegjs@1 csv-parse@7 || \
		echo "npm failed. Tests of what others read will be skipped (or fail in CI)."; }

lock: ## renew both lock files (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --extra dev -c requirements.txt --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.txt

clean: ## remove what was built, not the database
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
