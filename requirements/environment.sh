#!/bin/sh
# Make .venv with the Python named, and uv inside it. Says in one sentence what is missing.
set -eu
python=$1

if [ -z "$python" ]; then
    echo "Python 3.11 atau lebih baru tidak ditemukan; pasang, atau tunjukkan: make run PYTHON=/jalan/ke/python3" >&2
    echo "  (English: no Python 3.11 or newer was found; install one, or name it as shown)" >&2
    exit 1
fi

rm -rf .venv
if ! said=$("$python" -m venv .venv 2>&1); then
    rm -rf .venv
    case $said in
    *"No space left"*) echo "Disk penuh; kosongkan ruang lalu ulangi. (English: the disk is full)" >&2 ;;
    *"ermission denied"*) echo "Folder ini tidak boleh ditulis: $(pwd). (English: this folder cannot be written)" >&2 ;;
    *)
        echo "Modul venv tidak lengkap untuk $python; pada Debian/Ubuntu: apt install python3-venv, lalu ulangi." >&2
        echo "  (English: the venv module of $python is incomplete; on Debian or Ubuntu: apt install python3-venv)" >&2
        ;;
    esac
    exit 1
fi

.venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/uv.txt 2>/dev/null ||
    echo "uv tidak dapat dipasang; memakai pip, lebih lambat. (English: uv is out of reach, pip is used, slower)" >&2
pwd >.venv/.home
