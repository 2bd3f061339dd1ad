# The commands of this project; README.md says what each does. All of them work from a fresh clone.

PORT ?= 8000
VAR ?= var
PYTHON ?= python3
# As many as cores: a third process on two of them made every test slower, and the whole no quicker.
WORKERS ?= 2

BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
CATALOGUES := $(wildcard gemeinsinn/*/locale/de/LC_MESSAGES/django.po)

.PHONY: demo install test check bench messages lock clean
.SILENT:

demo: .venv/run.stamp messages
	exec env GEMEINSINN_DEMO=1 GEMEINSINN_VAR="$(VAR)" GEMEINSINN_BASE_URL="http://127.0.0.1:$(PORT)" $(BIN)/gemeinsinn demo --port "$(PORT)"

test: .venv/develop.stamp messages
	tools/test-parts
	mkdir -p var && rm -f var/coverage*
	$(BIN)/coverage run -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	tools/covered

# For servers: what runs the portal, without what tests it.
install: .venv/run.stamp messages

check: .venv/develop.stamp messages
	tools/checks

bench: .venv/develop.stamp messages
	tools/test-parts
	GEMEINSINN_BENCH_VAR="$(VAR)/bench" $(BIN)/python -m tools.bench

messages: $(CATALOGUES:.po=.mo)

%.mo: %.po
	$(BIN)/python tools/messages.py compile

$(CATALOGUES:.po=.mo): | .venv/run.stamp

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Gemeinsinn needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks its venv module: apt-get install python3-venv" >&2; exit 1; }
	echo "Preparing .venv ..."
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	echo "Installing what the portal needs ..."
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

.venv/develop.stamp: requirements/develop.txt | .venv/run.stamp
	echo "Installing what tests and checks need ..."
	$(PIP) install --require-hashes -r requirements/develop.txt
	touch $@

# After a change of dependencies in pyproject.toml. No index or folder of this machine may get into the files.
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --allow-unsafe --strip-extras
lock: .venv/develop.stamp
	$(LOCK) --extra build -o requirements/run.txt pyproject.toml
	$(LOCK) --extra build --extra dev -o requirements/develop.txt pyproject.toml

clean:
	rm -rf .venv
	find gemeinsinn -name '*.mo' -delete
