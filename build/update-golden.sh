#!/usr/bin/env bash
# Writes the golden files of the generator's tests anew. Their project compiles them, so that it cannot do so itself where they no longer compile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build build/ApiGenerator --verbosity quiet --nologo >&2
lock=$(mktemp)
trap 'rm -f "$lock"' EXIT

for folder in tests/ApiGenerator.Tests/Golden/*/; do
  name=$(basename "$folder")
  client=()
  [[ $name == whole ]] && client=(--client WholeClient)
  dotnet run --project build/ApiGenerator --no-build -- "$folder/description.yaml" \
    --output "$folder/expected" --namespace "Golden.${name^}" "${client[@]}" --lock "$lock"
  rm -f "$lock"
done

UPDATE_GOLDEN=1 dotnet test tests/ApiGenerator.Tests --filter GoldenTests
