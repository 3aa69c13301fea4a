#!/usr/bin/env bash
# Runs test-suites once more with the assemblies that are built for net8.0 in place of those for net10.0, on the runtime that is there.
# Takes the folder for the results; needs a build of the solution. What must hold on .NET 8's own runtime is in tests/Consumers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p "$1"
results=$(cd "$1" && pwd)
work=artifacts/net8
status=0
rm -rf "$work"

for suite in Waldur.Client.Core.Tests Waldur.Client.Katello.Tests Waldur.Client.Tests; do
  mkdir -p "$work/$suite"
  cp -r "tests/$suite/bin/Debug/net10.0/." "$work/$suite/"
  for assembly in "$work/$suite"/Waldur.*.dll; do
    name=$(basename "$assembly" .dll)
    if [[ -d "src/$name" ]]; then
      cp "src/$name/bin/Debug/net8.0/$name.dll" "$assembly"
    fi
  done

  # Budgets and soaks are about net10.0, and run once.
  "$work/$suite/$suite" -noLogo -noColor -trx "$results/$suite.net8.trx" \
    -namespace- Waldur.Client.Budgets -class- Waldur.Client.Tests.SoakTests || status=1
done

exit "$status"
