#!/usr/bin/env bash
# Generates the code of every description there is. Arguments are handed on to the generator: --check writes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build build/ApiGenerator --verbosity quiet --nologo >&2

failed=0

# description, folder of the project, namespace, client
generate() {
  local name=$1 project=$2 namespace=$3 client=$4
  shift 4
  if [[ ! -f "openapi/$name.yaml" ]]; then
    return
  fi

  dotnet run --project build/ApiGenerator --no-build -- "openapi/$name.yaml" \
    --output "$project/Generated" --namespace "$namespace" --client "$client" \
    --lock "openapi/$name.lock.json" --bundle "src/Waldur.Client.Testing/Descriptions/$name.json" "$@" || failed=1
}

generate waldur src/Waldur.Client Waldur.Client WaldurClient "$@"
generate katello src/Waldur.Client.Katello Waldur.Client.Katello KatelloClient "$@"

# The sample's client is made as users make theirs: by a settings file alone.
dotnet run --project build/ApiGenerator --no-build -- --settings samples/WholeApi/waldur-generate.json "$@" || failed=1
exit "$failed"
