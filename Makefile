# `make run` serves the site with sample content on http://127.0.0.1:8000; `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
# More than there are cores on a small machine: some tests wait for a minute to pass or a server to start.
TEST_PROCESSES ?= 4

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# No lock file: it would record the address of a registry. The exact versions stand here.
NPM_PACKAGES := axe-core@4.14.1 vnu-jar@26.9.27

.PHONY: help venv setup run dev programs test attacks lint format benchmark benchmark-reads messages requirements clean

help:
	@echo 'make run           serve the site with sample content (PORT=8000)'
	@echo 'make dev           the same, reloading on change, with debug pages'
	@echo 'make test          run every test'
	@echo 'make attacks       try thousands of hostile texts on what readers and the editor get'
	@echo 'make lint          formatting, rules, types, migrations, deployment checks'
	@echo 'make format        format the code'
	@echo 'make benchmark     what a photo costs, and what every public page asks of the database, at 100,000 articles'
	@echo 'make benchmark-reads  whether reads are counted exactly, in a quarter of an hour, and what it costs (needs wrk)'
	@echo 'make messages      gather the sentences of the interface for translation'
	@echo 'make requirements  pin the requirements anew'
	@echo 'make clean         remove the environment and caches; var/ with its database stays'

# Everything, linters and tests included. `make run` is content with less.
venv: .venv/.complete

.venv/.complete: requirements-dev.txt .venv/.runtime
	$(PIP) -r requirements-dev.txt
	@touch $@

.venv/.runtime: requirements.txt requirements-local.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 atau lebih baru diperlukan; sebutkan dengan PYTHON=/jalur/ke/python3.")'
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv || { echo 'Lingkungan virtual gagal dibuat; di Debian dan Ubuntu pasanglah dahulu paket python3-venv.' >&2; exit 1; }
	$(PIP) -r requirements.txt -r requirements-local.txt
	@touch $@

.env:
	@printf '# Dibuat oleh make. Isi lengkapnya: .env.example\nNEWSROOM_PROFILE=local\n' > $@

setup: .venv/.runtime .env

run: setup
	@exec $(BIN)/python manage.py run_site --port $(PORT)

dev: setup
	@exec $(BIN)/python manage.py run_site --port $(PORT) --reload

# Accessibility and HTML checkers for the browser tests; nothing of them reaches the site.
var/npm/.complete: Makefile
	@mkdir -p var/npm
	npm install --prefix var/npm --no-package-lock --no-audit --no-fund --no-update-notifier --loglevel=error $(NPM_PACKAGES)
	@touch $@

programs:
	@missing=; for pair in chromium:chromium nginx:nginx-light java:default-jre-headless npm:npm; do \
		PATH="$$PATH:/usr/sbin" command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair#*:}"; done; \
	known=$$(PATH="$$PATH:/sbin:/usr/sbin" ldconfig -p); \
	for pair in libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 libharfbuzz-subset.so.0:libharfbuzz-subset0; do \
		case "$$known" in *"$${pair%%:*}"*) ;; *) missing="$$missing $${pair#*:}";; esac; done; \
	test -z "$$missing" || { echo "Tes memerlukan program yang belum ada. Di Debian dan Ubuntu: apt-get install$$missing" >&2; exit 1; }

test: setup venv programs var/npm/.complete
	@exec $(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist loadfile --no-loadscope-reorder

# Read as text by the attack tests, and never installed beside the site's own packages.
var/attacks/.complete: tests/attacks/requirements.txt .venv/.complete
	$(PIP) --no-deps --upgrade --target var/attacks -r tests/attacks/requirements.txt
	@touch $@

attacks: setup venv programs var/attacks/.complete
	@exec $(BIN)/python -m pytest tests/attacks/whole.py --durations=0

# As in production, without a server to ask.
DEPLOYED = env NEWSROOM_PROFILE=production DEBUG= SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) \
	ALLOWED_HOSTS=berita.example DATABASE_URL=postgresql://localhost/newsroom

lint: setup venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: venv
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

benchmark: setup venv
	@$(BIN)/python -m benchmarks.pictures --write
	@exec $(BIN)/python -m benchmarks.queries --write

# The second wants an idle machine.
benchmark-reads: setup venv
	@$(BIN)/python -m benchmarks.balance
	@$(BIN)/python -m benchmarks.balance --crash 5
	@exec $(BIN)/python -m benchmarks.reads --write

# Needs xgettext and msgfmt (package gettext). What they make is committed, for a site runs without them.
messages: setup
	$(BIN)/python manage.py makemessages --locale en --no-obsolete --no-wrap --add-location file \
		--ignore 'var/*' --ignore 'tests/*' --ignore 'benchmarks/*' --ignore 'articles/sample/*'
	@sed -i "/^\"POT-Creation-Date/d; /^\"Report-Msgid/d" locale/en/LC_MESSAGES/django.po
	$(BIN)/python manage.py compilemessages --ignore .venv --ignore var

PIP_COMPILE = $(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

requirements: venv
	$(PIP_COMPILE) requirements.in -o requirements.txt
	$(PIP_COMPILE) requirements-local.in -o requirements-local.txt
	$(PIP_COMPILE) requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
