#!/bin/sh
# Remove the data of this checkout, wherever it is kept, unless a Payung still runs on it.
set -eu

[ -e .payung ] || exit 0
place=.payung
if [ -f .payung/elsewhere ]; then place=$(cat .payung/elsewhere); fi
if [ -f "$place/postgres/data/postmaster.pid" ]; then
    echo "Payung masih berjalan, atau pernah terputus; hentikan, atau jalankan dan hentikan sekali lagi." >&2
    echo "  (English: Payung still runs or was cut off; stop it, or run it and stop it once more)" >&2
    exit 1
fi
if [ -f "$place/postgres/socket-folder" ]; then rm -rf "$(cat "$place/postgres/socket-folder")"; fi
rm -rf "$place" .payung
