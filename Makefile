# Every task a developer or a machine runs on this project. `make` alone lists them.
# Needed beforehand: Python 3.11 or newer, git and make. Everything else is installed into .venv.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(PYTHON) scripts/setup.py

export PORT

.DEFAULT_GOAL := help
.PHONY: help install run dev test lint client validator phone bench format messages requirements screenshots shell clean

help: ## List these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: ## Make .venv and install the pinned requirements, development tools included
	@$(SETUP) venv dev-tools

run: ## Prepare what is missing and serve the demo site on http://127.0.0.1:$PORT (default 8000)
	@exec $(SETUP) venv messages database static demo serve

dev: ## Like run, with Django's own server: debug pages, reload on change, no collected static files
	@exec $(SETUP) venv dev-tools messages database demo runserver

test: ## Run the whole suite in parallel, on SQLite or on the database in DATABASE_URL (ARGS="-k name" to choose)
	@$(SETUP) venv dev-tools messages
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: ## Check format, style, types, architecture, migrations and translations
	@$(SETUP) venv dev-tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run --settings cms.settings.test
	$(BIN)/python scripts/messages.py check

client: ## Generate the types of the API, check the example front end strictly and build it (needs Node 18 and npm)
	@cd examples/client && npm ci --silent && npm run --silent build

validator: ## Fetch the HTML checker that the suite then uses (needs npm, and Java 17 or newer to run)
	@cd tests/validator && npm ci --silent

bench: ## Measure the site and its search in throwaway databases (ARGS="--pages 20000 --write"; SEARCH_ARGS, BENCH_DATABASE_URL)
	@$(SETUP) venv dev-tools messages
	@var=$$(mktemp -d) && trap 'rm -rf "$$var"' EXIT && export VAR_DIR="$$var" && \
		$(BIN)/python manage.py search_quality --scratch && \
		$(BIN)/python manage.py search_speed $(SEARCH_ARGS) && \
		$(BIN)/python manage.py site_speed $(ARGS) && \
		if [ -n "$(BENCH_DATABASE_URL)" ]; then \
			DATABASE_URL="$(BENCH_DATABASE_URL)" REDIS_URL="$(BENCH_REDIS_URL)" $(BIN)/python manage.py site_speed $(ARGS); \
		else echo "BENCH_DATABASE_URL and BENCH_REDIS_URL are not set: nothing measured on PostgreSQL with Redis"; fi

phone: ## Measure pages of the demo site as a phone on a slow network gets them (needs Chromium; ARGS="--write")
	@$(SETUP) venv dev-tools messages
	PYTHONPATH=. $(BIN)/python scripts/phone.py $(ARGS)

format: ## Format the code and mend what ruff can mend
	@$(SETUP) venv dev-tools
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: ## Collect translatable strings into locale/*/LC_MESSAGES/*.po (needs gettext) and compile them
	@$(SETUP) venv dev-tools
	$(BIN)/python scripts/messages.py collect
	$(BIN)/python scripts/messages.py compile

requirements: ## Pin requirements.in and requirements-dev.in anew (ARGS="--upgrade" to take newer releases)
	@$(SETUP) venv dev-tools
	$(BIN)/python scripts/pin.py $(ARGS)

screenshots: ## Remake the pictures in docs/ from the demo site (needs Chromium)
	@$(SETUP) venv dev-tools messages
	$(BIN)/python scripts/screenshots.py

shell: ## Open a Django shell
	@$(SETUP) venv
	@$(BIN)/python manage.py shell

clean: ## Remove the virtual environment and tool caches; the database and media in var/ stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache var/static
