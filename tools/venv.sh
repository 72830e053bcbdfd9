#!/usr/bin/env bash
# Makes the virtual environment in $1 with Python 3.10, found through uv, pyenv or PATH,
# and puts the locked uv into it, which installs everything else.
set -euo pipefail
venv=$1
want=$(cat .python-version)

python_310() {
  local candidate
  if command -v pyenv >/dev/null 2>&1; then
    candidate=$(pyenv prefix "$(pyenv latest "$want" 2>/dev/null || echo "$want")" 2>/dev/null)/bin/python || true
    [ -x "$candidate" ] && { echo "$candidate"; return; }
  fi
  for candidate in "python$want" python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
       "$candidate" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$want')" 2>/dev/null; then
      command -v "$candidate"; return
    fi
  done
  if command -v uv >/dev/null 2>&1; then
    uv python install -q "$want" 2>/dev/null || true
    uv python find "$want" 2>/dev/null && return
  fi
  return 1
}

if ! python=$(python_310); then
  echo "没有找到 Python $want。请先装一个：pyenv install $want，或 uv python install $want，或系统自带的 python$want 加 python$want-venv。" >&2
  exit 1
fi
echo "用 $("$python" --version) 建虚拟环境……"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.lock
