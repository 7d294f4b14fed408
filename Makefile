# make serve | test | test-all | lint | messages | bench | clean
#
# Everything is installed into .venv by uv, which pip installs there first; stamp files in it say
# what is already there, so that a second `make serve` starts at once.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
LOCKED = pyproject.toml uv.lock

export UV_PROJECT_ENVIRONMENT = $(VENV)
export UV_PYTHON_DOWNLOADS = never
SYNC = $(BIN)/uv sync --quiet --frozen --inexact

.PHONY: serve test test-all lint messages bench clean

serve: $(VENV)/.serve
	@$(BIN)/python -m newsroom.prepare
	@$(BIN)/python -m newsroom.serve

test: $(VENV)/.test
	@$(BIN)/python -m tests

# The newest Python and Django, and the oldest that are supported; each in a folder of its own.
test-all:
	@failed=0; for version in 3.11 3.13; do \
	  if python$$version -c '' 2>/dev/null; then \
	    echo "── Python $$version"; \
	    $(MAKE) --no-print-directory test PYTHON=python$$version VENV=.venv-$$version || failed=1; \
	  else \
	    echo "── Python $$version: left out, there is no python$$version on this machine"; \
	  fi; \
	done; exit $$failed

lint: $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/mypy

# Measures the readers' path. Needs wrk (apt-get install wrk); nginx where it is installed.
bench: $(VENV)/.bench
	@$(BIN)/python -m tests.bench

# Collects the texts of code and templates and compiles their translations. Needs GNU gettext
# (apt-get install gettext); the site itself does not.
ELSEWHERE = --ignore '.venv*' --ignore var --ignore tests
messages: $(VENV)/.serve
	$(BIN)/python manage.py makemessages --locale vi --no-location $(ELSEWHERE)
	$(BIN)/python manage.py compilemessages --locale vi $(ELSEWHERE)

clean:
	rm -rf .venv .venv-* .mypy_cache .pytest_cache .ruff_cache .hypothesis var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần / needs Python 3.11+")'
	@echo "Đang cài đặt vào $(VENV) / installing into $(VENV) …"
	@# Debian's python3 without python3-venv makes environments only without pip of their own.
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 \
	  && $(BIN)/python -m pip install -qq --disable-pip-version-check uv \
	  || $(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check uv

$(VENV)/.serve: $(BIN)/uv $(LOCKED)
	@$(SYNC)
	@touch $@

$(VENV)/.test: $(BIN)/uv $(LOCKED)
	@$(SYNC) --group test
	@touch $@ $(VENV)/.serve

$(VENV)/.bench: $(BIN)/uv $(LOCKED)
	@$(SYNC) --group test --group bench
	@touch $@ $(VENV)/.test $(VENV)/.serve

$(VENV)/.lint: $(BIN)/uv $(LOCKED)
	@$(SYNC) --group test --group lint
	@touch $@ $(VENV)/.test $(VENV)/.serve
