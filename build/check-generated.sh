#!/usr/bin/env bash
# Fails, and says where, when the generated code is not what the descriptions give.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/regenerate.sh" --check
