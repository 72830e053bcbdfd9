# 从容: `make help` lists the targets. PORT (5005), HOST (127.0.0.1), DATA_DIR (./var) come from the environment.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

# The warnings of Rasa's old dependencies say nothing to the people who run this.
export PYTHONWARNINGS ?= ignore
export TF_CPP_MIN_LOG_LEVEL ?= 3
export SQLALCHEMY_SILENCE_UBER_WARNING ?= 1
export RASA_TELEMETRY_ENABLED := false
# Bytecode is kept whatever the caller says: compiling TensorFlow anew costs half a minute a start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup setup-test train run test check bench shell page lock clean

help: ## 列出所有命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(VENV)/.run ## 建好虚拟环境，装好锁定的依赖

setup-test: $(VENV)/.test

$(PY): .python-version tools/venv.sh requirements-uv.lock
	@bash tools/venv.sh $(VENV)
	@touch $@

# Tests run in the same environment: their lock is a superset of the other, with the same versions.
$(VENV)/.run: $(PY) requirements.lock
	@if [ -f $(VENV)/.test ] && [ $(VENV)/.test -nt requirements-test.lock ] && [ ! requirements.lock -nt $(VENV)/.test ]; then touch $@; else \
	  echo '正在安装依赖（第一次要下载几百兆，请稍等）……'; \
	  $(BIN)/uv pip sync --python $(PY) --require-hashes requirements.lock && touch $@; fi

$(VENV)/.test: $(PY) requirements-test.lock
	@echo '正在安装依赖和测试工具……'
	@$(BIN)/uv pip sync --python $(PY) --require-hashes requirements-test.lock
	@touch $@

train: setup ## 训练模型（数据没变就跳过）
	@$(PY) -m tools.train

run: setup ## 一条命令：准备好一切，打开聊天页
	@$(PY) -m tools.serve

shell: setup ## 在终端里直接聊
	@$(PY) -m tools.shell

check: setup-test ## 不训练，只查数据和代码
	@$(PY) -m tools.check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: setup-test ## 全部测试，包括浏览器
	@$(MAKE) --no-print-directory check
	@$(PY) -m tools.train
	@$(PY) -m pytest

bench: setup-test ## 跑基准，写 bench/results.json
	@$(PY) -m bench

page: ## 重新打包网页（要 Node 20 以上），结果要一起提交
	@cd widget && npm ci --no-fund --no-audit && npm run check && npm run build

lock: setup ## 重新生成锁文件（要联网）
	@$(BIN)/uv pip compile -q --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra test -c requirements.lock -o requirements-test.lock

clean: ## 删掉虚拟环境、模型和缓存（不动 DATA_DIR）
	rm -rf $(VENV) models/*.tar.gz .rasa .mypy_cache .ruff_cache widget/node_modules artefacts
