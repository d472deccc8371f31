# Two commands on a fresh machine: `make run` and `make test`. Everything else serves these.
PORT ?= 8000
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
WORKERS ?= auto
PYTEST_ARGS ?=
PICTURES_PORT ?= 8765

.PHONY: run test bench setup elasticsearch pictures lint format types messages lock clean

run: setup
	@$(PY) manage.py prepare --port $(PORT)
	@$(PY) manage.py runserver 127.0.0.1:$(PORT)

test: setup $(VENV)/.test-packages
	@$(PY) manage.py compile_translations
	$(PY) -m pytest -n $(WORKERS) $(PYTEST_ARGS)

# Hours for everything; see bench/README.md for parts of it: BENCH_ARGS="--sizes 1000 --no-stock".
bench: setup $(VENV)/.test-packages
	$(PY) -m bench.search $(BENCH_ARGS)

# A real node for development, without Docker; needs Maven (Debian: apt-get install maven).
elasticsearch: $(VENV)/.test-packages
	@$(PY) -m search.testing $(or $(ELASTICSEARCH_PORT),9200)

# The guides' pictures, from the demo in a database of its own; needs Chromium. Minutes.
pictures: setup $(VENV)/.test-packages
	@rm -f var/pictures.sqlite3*
	@export DATABASE_URL=sqlite:///var/pictures.sqlite3; \
	$(PY) manage.py prepare --port $(PICTURES_PORT) && { \
		$(PY) manage.py runserver --noreload 127.0.0.1:$(PICTURES_PORT) & server=$$!; trap "kill $$server" EXIT; \
		$(PY) docs/take_pictures.py http://127.0.0.1:$(PICTURES_PORT); }

setup: $(VENV)/.packages node_modules/.installed var/.vendor

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.packages: requirements/base.txt | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.test-packages: requirements/dev.txt $(VENV)/.packages
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# The next Wagtail: the same code must pass on it.
.venv-wagtail8/.test-packages: requirements/wagtail8.txt
	$(PYTHON) -m venv .venv-wagtail8
	.venv-wagtail8/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/wagtail8.txt
	@touch $@

# npm of the system, or the one a Python wheel brings.
node_modules/.installed: package.json package-lock.json | $(VENV)/.packages
	@if command -v npm >/dev/null; then npm ci --no-audit --no-fund --loglevel=error; \
	else $(PIP) --require-hashes -r requirements/node.txt \
	&& PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(VENV)/bin/npm ci --no-audit --no-fund --loglevel=error; fi
	@touch $@

var/.vendor: node_modules/.installed kmportal/core/management/commands/collect_vendor.py kmportal/core/cloth.py \
		$(wildcard kmportal/core/resources/weaves/*.txt)
	@mkdir -p var/vendor
	@$(PY) manage.py collect_vendor
	@touch $@

lint: $(VENV)/.test-packages
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint templates --lint --quiet
	git ls-files 'templates/*.html' | xargs $(VENV)/bin/djade --target-version 5.2 --check

format: $(VENV)/.test-packages
	$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .
	git ls-files 'templates/*.html' | xargs $(VENV)/bin/djade --target-version 5.2

types: $(VENV)/.test-packages
	$(VENV)/bin/mypy kmportal lessons learning_centers search

# Needs GNU gettext (Debian: apt-get install gettext).
messages: setup
	$(PY) manage.py makemessages --locale th --locale en --no-obsolete --no-wrap --add-location file \
		--ignore '.venv*' --ignore node_modules --ignore var --ignore tests --ignore bench
	$(PY) manage.py compile_translations

# Needs uv. Hashes, and no registry's address.
lock:
	for name in base dev node; do \
		uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
			--custom-compile-command "make lock" requirements/$$name.in --output-file requirements/$$name.txt; done
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
		--custom-compile-command "make lock" --override requirements/wagtail8.in requirements/dev.in \
		--output-file requirements/wagtail8.txt

clean:
	rm -rf $(VENV) .venv-wagtail8 node_modules var
