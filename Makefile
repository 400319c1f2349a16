# Few words: demo · test · check · bench. Each sets up what it needs (tools/bootstrap.sh) and may be run again and again.
PYTHON := .venv/bin/python

.PHONY: demo test check bench setup

demo: setup
	@$(PYTHON) -m tools.demo

test: setup
	@$(PYTHON) -m tools.check --all

check: setup
	@$(PYTHON) -m tools.check --fast

bench: setup
	@$(PYTHON) -m tools.bench

setup:
	@bash tools/bootstrap.sh
