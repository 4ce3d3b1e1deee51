#!/bin/sh
# Makes ./configure from configure.ac; needed after a checkout, not for a release.
set -eu
cd "$(dirname "$0")"
exec autoreconf --force --install --warnings=all
