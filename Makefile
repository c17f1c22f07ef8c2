# Everything that is done with the project. `make help` lists it.
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test demo build bench faults soak try-real pictures strings clean

help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/installed-run  ## open the program; where there is no screen, play the sample day into demo-out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PYTHON) -m ui; else \
	    echo "There is no screen here: the sample day is played without one, into demo-out/."; \
	    $(PYTHON) -m ui demo demo-out; fi

test: .venv/installed-dev  ## lint, types, import contracts and tests
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PYTHON) -m pytest -n auto

demo: .venv/installed-run  ## play the sample day in the real windows, without a screen, into demo-out/
	$(PYTHON) -m ui demo demo-out

bench: .venv/installed-dev  ## measure start, commit, gaps and report against yardsticks, in one run
	$(PYTHON) -m tests.bench

faults: .venv/installed-dev  ## pull plugs, sticks and bits in full, and print the table of docs/reliability.md (hours)
	$(PYTHON) -m tests.faults $(TRIALS)

soak: .venv/installed-dev  ## ten hours of a day with both windows; memory, words and focus are watched
	$(PYTHON) -m tests.trials.soak

pictures: .venv/installed-dev  ## take the pictures of the README and the guide anew
	$(PYTHON) -m ui.demo.pictures docs/pictures

strings: .venv/installed-dev  ## list all texts of the program for translators, in resources/text/
	$(PYTHON) -m tests.docs.strings

build: .venv/installed-dev  ## make a folder with the program that runs by itself, dist/pilot-workshop/, and try it
	.venv/bin/pyinstaller --noconfirm --log-level ERROR build.spec
	.ci/try-build

try-real: .venv/installed-dev  ## import the files of a folder and say what came of each: make try-real FOLDER=...
	$(PYTHON) -m tests.trials.try_real $(FOLDER)

clean:  ## remove what was made here, but for .venv
	rm -rf build dist demo-out .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find workshop ui resources tests -name __pycache__ -prune -exec rm -rf {} +

.venv/installed-run: requirements.txt .ci/install
	.ci/install run
	@touch $@

.venv/installed-dev: requirements-dev.txt .ci/install
	.ci/install dev
	@touch $@ .venv/installed-run
