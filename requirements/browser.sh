#!/bin/sh
# The browser tests use a Chromium that the machine has, best the shell without windows: a third of the work for the
# same engine. In CI, as root on Debian, bring one; elsewhere only say so.
set -eu

shell=chromium-headless-shell
command -v "$shell" >/dev/null && exit 0
if [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null; then
    for name in "$shell" chromium; do
        # The fonts are those of a desk; without them letters are wider and lines break elsewhere.
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$name" fonts-liberation >/dev/null && exit 0
    done
fi
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
echo "Chromium tidak ada: uji peramban dilewati. (English: no Chromium here, browser tests are skipped)"
