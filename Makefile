# Plainview. `make` alone lists what it can do; both main commands set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TARGET := agreement
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools

# The tests start hundreds of processes: where nothing may be kept of what was compiled, each would compile all of it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site test test-long accessibility tour serve check fuzz bench twice audit dist reference golden lock format \
	clean

help: ## List what make can do
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: $(READY) ## Check the records and build the public site into site/
	$(BIN)/plainview build

test: $(TOOLS) $(VENV)/.browser $(VENV)/.readers ## Run every test, those in the browser included
	$(BIN)/ruff check generator tests benchmarks docs
	$(BIN)/ruff format --check generator tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not long" -n auto --dist loadfile

test-long: $(TOOLS) $(VENV)/.browser $(VENV)/.readers $(VENV)/.outside ## Run the tests that need more than ten minutes too
	$(BIN)/python -m pytest -n auto --dist loadfile

accessibility: $(TOOLS) $(VENV)/.browser ## Look at every kind of page in every way, and write it into the statement
	$(BIN)/python -m tests.browser.accessibility

serve: $(READY) ## Show the site on this machine, and in it what you save
	$(BIN)/plainview serve

check: $(READY) ## Say what is wrong with the records, and how to mend it
	$(BIN)/plainview check

fuzz: $(TOOLS) ## Look for what breaks reading and checking until you stop it: `make fuzz TARGET=yaml`
	mkdir -p tests/fuzz/found/$(TARGET)
	$(BIN)/python -m tests.fuzz.run $(TARGET) -artifact_prefix=tests/fuzz/found/$(TARGET)- tests/fuzz/found/$(TARGET)

bench: $(READY) ## Measure the cost of a record, beside a plain loop
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.places
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.open_data
	$(BIN)/python -m benchmarks.history
	$(BIN)/python -m benchmarks.commands
	$(BIN)/python -m benchmarks.serving

twice: $(READY) ## Build the site and its bundle twice, in other places and surroundings, and compare every byte
	rm -rf $(VENV)/twice && mkdir -p $(VENV)/twice/one "$(VENV)/twice/the other"
	PYTHONHASHSEED=1 TZ=Pacific/Auckland LC_ALL=C $(BIN)/plainview build --jobs 1 --site $(VENV)/twice/one/site
	PYTHONHASHSEED=2 TZ=America/Adak LC_ALL=C.UTF-8 $(BIN)/plainview build --jobs 3 --as-of \
		"$$($(BIN)/python -c 'import json; print(json.load(open("$(VENV)/twice/one/site/manifest.json"))["as_at"])')" \
		--site "$(VENV)/twice/the other/site"
	diff -r $(VENV)/twice/one/site "$(VENV)/twice/the other/site"
	$(BIN)/plainview bundle $(VENV)/twice/one/site --to $(VENV)/twice/one.zip
	$(BIN)/plainview bundle "$(VENV)/twice/the other/site" --to $(VENV)/twice/other.zip
	cmp $(VENV)/twice/one.zip $(VENV)/twice/other.zip
	rm -rf $(VENV)/twice

audit: $(TOOLS) ## Ask the network whether faults are known in any package that the lock names
	$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict
	$(BIN)/pip-audit --requirement requirements-test.lock --require-hashes --disable-pip --strict

dist: $(READY) ## Build the packages twice, see that they are the same, and write what they are made with
	rm -rf dist && mkdir -p dist/again
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist/again .
	cmp dist/*.whl dist/again/*.whl && rm -r dist/again
	$(BIN)/plainview sbom --to dist/sbom.cdx.json
	cd dist && sha256sum * > SHA256SUMS.txt

reference: $(READY) ## Write the generated pages of docs/reference/ again, and the schemas that editors read
	$(BIN)/python -m docs.make_reference

tour: $(TOOLS) $(VENV)/.browser ## Take the pictures of docs/explanation/tour.md again
	$(BIN)/python -m docs.make_tour

golden: $(TOOLS) ## Write the golden site of the tests again; read the difference before you commit it
	$(BIN)/python -m tests.golden.update

lock: ## Choose versions within pyproject.toml's bounds again, with hashes
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet 'pip-tools>=7.4,<8'
	$(LOCK) --all-build-deps --output-file requirements.lock pyproject.toml
	$(LOCK) --all-build-deps --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml

format: $(TOOLS) ## Lay out the code
	$(BIN)/ruff format generator tests benchmarks docs
	$(BIN)/ruff check --fix generator tests benchmarks docs

clean: ## Remove what the commands set up; content and sources stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

LOCK := $(VENV)/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check

# What the site needs, by the lock's hashes, and this checkout on top without asking for anything more.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What the tests need besides.
$(TOOLS): requirements-test.lock $(READY)
	$(INSTALL) --require-hashes -r requirements-test.lock
	@touch $@

# Browser tests drive the system's Chromium: installed where it is missing and this machine allows it.
$(VENV)/.browser: $(TOOLS)
	@tests/browser/install-chromium
	@touch $@

# The examples of how to read the data are run by curl, jq and R, installed likewise.
$(VENV)/.readers: $(TOOLS) tests/install-readers
	@tests/install-readers
	@touch $@

# Judges from npm, for the long tests alone: the Nu checker of HTML, and Lighthouse.
$(VENV)/.outside: tests/outside/package-lock.json tests/outside/install $(VENV)/.browser
	@tests/outside/install $(VENV)/outside
	@touch $@
