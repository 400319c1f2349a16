# Few words: demo · test · check · bench · soak. Each sets up what it needs (tools/bootstrap.sh) and may be run again and again.
PYTHON := .venv/bin/python

.PHONY: demo test check bench soak setup

demo: setup
	@$(PYTHON) -m tools.demo

test: setup
	@$(PYTHON) -m tools.check --all

check: setup
	@$(PYTHON) -m tools.check --fast

bench: setup
	@$(PYTHON) -m tools.bench

# The folder under strain; bounded in time (about half an hour), not part of test. Smaller: make soak SOAK="--files 500 --minutes 3"
soak: setup
	@$(PYTHON) -m tools.soak $(SOAK)

setup:
	@bash tools/bootstrap.sh
