#!/usr/bin/env bash
# Sets up everything on a bare Debian machine: missing Debian packages where this user may install them, the virtual
# environment, the locked libraries (by hash) and the program itself. Does nothing when all is there. Says what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

packages=()
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
command -v soffice >/dev/null 2>&1 || packages+=(libreoffice-writer-nogui libreoffice-calc-nogui)
command -v pdftoppm >/dev/null 2>&1 || packages+=(poppler-utils)
grep -qiE 'liberation ?serif|times new roman' <<<"$(fc-list 2>/dev/null || true)" || packages+=(fontconfig fonts-liberation2)

if [ ${#packages[@]} -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
  install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}")
  if [ "$(id -u)" = 0 ]; then root=(); elif sudo -n true 2>/dev/null; then root=(sudo -n); else root=(false); fi
  if [ "${root[*]:-}" != false ]; then
    say "Đang cài các gói còn thiếu: ${packages[*]}"
    "${root[@]}" apt-get update -qq >/dev/null 2>&1 || say "Không cập nhật được danh mục gói; thử cài bằng danh mục đang có."
    "${root[@]}" "${install[@]}" >/dev/null 2>&1 || say "Chưa cài được: ${packages[*]}. Nhờ người quản trị chạy: apt-get install ${packages[*]}"
  else
    say "Còn thiếu: ${packages[*]}. Nhờ người quản trị chạy: apt-get install ${packages[*]}"
  fi
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Cần Python 3.11 trở lên; máy đang có $(python3 --version)."; exit 7; }
python3 -c 'import ensurepip, venv' 2>/dev/null || { say "Thiếu python3-venv. Nhờ người quản trị chạy: apt-get install python3-venv"; exit 7; }

stamp=.venv/.set-up
wanted=$(cat requirements.lock pyproject.toml tools/bootstrap.sh | sha256sum | cut -d' ' -f1)
if [ ! -x .venv/bin/toolkit ] || [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  say "Đang cài thư viện (lần đầu mất khoảng một phút)…"
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock \
    || { say "Không cài được thư viện trong requirements.lock: kiểm tra mạng hoặc kho gói nội bộ (pip config), rồi chạy lại."; exit 7; }
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
  printf '%s' "$wanted" > "$stamp"
fi
