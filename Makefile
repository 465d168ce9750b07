# The commands of the project; CONTRIBUTING.md says when each is of use. LINE chooses the release line: make test LINE=2.21

PYTHON ?= python3
LINE ?= 2.15
TESTS ?= keras pip_package
WORKERS ?= 2

VENV = .venv/$(LINE)
RUN = TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES= $(VENV)/bin/python
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint format wheels api build-files bench clean

# The main job, on the installed package, as a user would run it.
demo: .venv/demo/bin/python
	.venv/demo/bin/python $(PIP_INSTALL) . scikit-learn matplotlib --constraint requirements-test.txt
	TF_CPP_MIN_LOG_LEVEL=3 .venv/demo/bin/python examples/digits.py

.venv/demo/bin/python:
	$(PYTHON) -m venv .venv/demo

# Every test of the checkout, or those under TESTS.
test: $(VENV)/installed
	$(RUN) -m pytest --numprocesses $(WORKERS) --dist loadfile --timeout 300 $(TESTS)

$(VENV)/installed: requirements-test.txt pip_package/release_lines.json
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python $(PIP_INSTALL) -r requirements-test.txt \
	    $$($(PYTHON) -m pip_package.release_lines --requirements $(LINE))
	touch $@

# Layout, names and types of the code.
lint: $(VENV)/installed
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

format: $(VENV)/installed
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

# One wheel for each release line, into dist/.
wheels: $(VENV)/installed
	$(RUN) -m pip_package.build_wheel --line 2.15 --into dist
	$(RUN) -m pip_package.build_wheel --line 2.21 --into dist

# The files of the public API, after a change of @keras_export or of a public signature.
api: $(VENV)/installed
	$(RUN) -m pip_package.generate_api

# The BUILD files, after a new file or a new import.
build-files: $(VENV)/installed
	$(RUN) -m pip_package.generate_build_files

# Ours and the reference in turn, with the ratio of every figure.
bench: $(VENV)/installed
	$(RUN) -m benchmarks.run

clean:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache
