# Every verb of the project. Needs Python 3.11 or newer, make and git; brings everything else itself.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
PY := .venv/bin/python
UV := .venv/bin/uv
ARGS ?=

# The environment remembers where it was made: moved, copied or without its Python, it is made again.
ifneq ($(shell cat .venv/.home 2>/dev/null && $(PY) -c ''),$(CURDIR))
ANEW := anew
endif
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
export UV_PYTHON_DOWNLOADS = never
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help setup run test bench lock clean reset anew
.DELETE_ON_ERROR:

help:
	@echo 'make run     menjalankan Payung dengan data contoh    run Payung with demonstration data'
	@echo '             (PORT=8001 porta lain / another port; ARGS="--help" pilihan lain / more choices)'
	@echo 'make setup   hanya menyiapkan                         only prepare'
	@echo 'make test    semua pemeriksaan dan uji                every check and test'
	@echo 'make bench   pengukuran kecepatan                     measure speed'
	@echo 'make lock    memperbarui versi di requirements/       renew the versions in requirements/'
	@echo 'make clean   menghapus lingkungan Python dan sisa     remove the Python environment and leftovers'
	@echo 'make reset   menghapus data Payung di mesin ini       remove the data of Payung on this machine'

setup: .venv/.server

run: .venv/.server
	@exec $(PY) -m payung.site run $(ARGS)

test: .venv/.dev
	@requirements/browser.sh
	$(PY) -m ruff check .
	$(PY) -m ruff format --check --quiet .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

bench: .venv/.bench
	$(PY) -m bench $(ARGS)

.venv/.home: $(ANEW)
	@requirements/environment.sh '$(PYTHON)'

.venv/.server .venv/.dev .venv/.bench: .venv/.%: requirements/%.txt .venv/.home pyproject.toml
	@requirements/install.sh $<
	@touch $@

# The newest versions that pyproject.toml allows. No file written here names a server or a folder.
COMPILE = $(UV) pip compile --upgrade --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock: .venv/.home
	$(COMPILE) requirements/uv.in -o requirements/uv.txt
	$(COMPILE) pyproject.toml --extra server requirements/build.in -o requirements/server.txt
	$(COMPILE) pyproject.toml --extra server --group dev requirements/build.in \
		-c requirements/server.txt -o requirements/dev.txt
	$(COMPILE) pyproject.toml --extra server --group dev --group bench requirements/build.in \
		-c requirements/dev.txt -o requirements/bench.txt

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
	find src \( -name '*.mo' -o -name '*.egg-info' \) -prune -exec rm -rf {} +

reset:
	@requirements/reset.sh
