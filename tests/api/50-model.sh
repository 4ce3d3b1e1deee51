#!/bin/sh
# Random requests against a model of the contract.
set -eu
PYTHONPATH="$(cd "$(dirname "$0")/../lib" && pwd)"
export PYTHONPATH PYTHONDONTWRITEBYTECODE=1
exec python3 "$(dirname "$0")/model.py" "$@"
