# make run     serve Unrolled on http://localhost:8501 (PORT=8600 make run for another port)
# make test    the whole suite, in a real Chromium too
# make check   formatting, lint, types and the whole suite
# make clean   remove the virtual environment

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
# Two test processes: one drives the browser while the other computes.
PYTEST ?= $(VENV)/bin/python -m pytest -n 2 --dist loadfile

.PHONY: run test check clean chromium

run: $(VENV)/.run
	PORT=$(PORT) $(VENV)/bin/python app.py

test: chromium
	$(PYTEST)

check: chromium
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(PYTEST)

clean:
	rm -rf $(VENV)

chromium: $(VENV)/.test
	$(VENV)/bin/python -m tests.browser.chromium

# Each stamp is younger than the requirements it was made from, so nothing is installed twice.
$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/.run: requirements.txt $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Unrolled needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "Python cannot make a virtual environment here: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
