#!/bin/sh
# Install one list of pinned packages into .venv, then Payung itself from this checkout.
set -eu
list=$1

with_uv() {
    [ -x .venv/bin/uv ] && .venv/bin/uv pip install --quiet --python .venv/bin/python "$@"
}

with_pip() {
    .venv/bin/python -m pip install --quiet "$@"
}

echo "Menyiapkan paket dari $list ... / Preparing packages ..."
if ! with_uv --require-hashes -r "$list" && ! with_pip --require-hashes -r "$list"; then
    echo "Paket dari $list tidak dapat diunduh atau dipasang; periksa jaringan dan ruang disk, lalu ulangi." >&2
    echo "  (English: the packages could not be fetched or installed; check network and disk space, then repeat)" >&2
    exit 1
fi
with_uv --no-deps --no-build-isolation --reinstall-package payung --editable . ||
    with_pip --no-deps --no-build-isolation --editable .
