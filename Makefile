# chancennetz: `make run` does the main job on the sample website, `make test` passes the tests.
# Both set everything up themselves, from nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV   ?= .venv
TESTS  ?= tests
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq

.DEFAULT_GOAL := help
.PHONY: help run test elsewhere check lock clean

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1  \2/p' $(MAKEFILE_LIST)

run: $(VENV)/run ## crawl, read, build, ask and draw the sample website into ./workspace
	@$(BIN)/chancennetz run --sample

test: $(VENV)/dev build/wheel ## pass the tests against the built wheel
	@rm -rf build/coverage && mkdir -p build/coverage
	@cd build/coverage && PYTHONPATH=$(CURDIR)/build/wheel CHANCENNETZ_WHEEL=$(CURDIR)/build/wheel \
	  COVERAGE_FILE=$(CURDIR)/build/coverage/data \
	  $(abspath $(BIN))/coverage run --rcfile=$(CURDIR)/pyproject.toml -m pytest -c $(CURDIR)/pyproject.toml \
	  --rootdir=$(CURDIR) --numprocesses=auto --dist=loadfile $(addprefix $(CURDIR)/,$(TESTS))
	@COVERAGE_FILE=build/coverage/data $(BIN)/coverage combine --quiet build/coverage
	@COVERAGE_FILE=build/coverage/data $(BIN)/coverage report

elsewhere: $(VENV)/elsewhere ## install what the optional tests need: a store, a server, a browser's driver, replay tools

check: $(VENV)/dev ## lint, types, layers, unused dependencies
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

lock: $(VENV)/dev ## choose versions anew and write requirements/*.txt
	@requirements/lock

clean: ## remove what was installed and built; the workspace stays
	rm -rf $(VENV) build dist .coverage*

build/wheel: $(VENV)/dev $(shell find chancennetz crawlers data extract graph -type f -not -name '*.pyc' 2>/dev/null) pyproject.toml
	@rm -rf build/dist build/wheel
	@$(BIN)/python -m hatchling build -t wheel -d build/dist > /dev/null
	@$(PIP) install --no-deps --target build/wheel build/dist/*.whl
	@touch build/wheel

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "chancennetz needs Python 3.11 or newer; set PYTHON=… to one."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment here; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies into $(VENV) (once; a minute or two) …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies into $(VENV) (once; a minute or two) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/run $@

$(VENV)/elsewhere: requirements/elsewhere.txt $(VENV)/dev
	@$(PIP) install --require-hashes -r requirements/elsewhere.txt
	@touch $@
