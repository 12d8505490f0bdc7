#!/usr/bin/env bash
# Trains the careful reader from labelled rows and writes data/model/careful.bin: run.sh GOLD.csv
# Then measure how both readers go together: npm run calibrate -- --write
# Makes its own Python environment; needs Python 3.11 or newer, 3 GB of disk, and about an hour on two cores.
set -euo pipefail
gold="$(realpath "$1")"
here="$(cd "$(dirname "$0")" && pwd)"
root="$here/../../.."
work="${CAREFUL_WORK:-$root/.careful}"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
fi
cd "$here"
"$work/venv/bin/python" train.py "$gold" "$work"
"$work/venv/bin/python" calibrate.py "$gold" "$work"
"$work/venv/bin/python" export.py "$gold" "$work" "$root/data/model/careful.bin" "$root/test/classify/careful/check.json"
