#!/usr/bin/env bash
# Packs every package of the solution into artifacts/packages, in place and then from a copy of the sources in another folder,
# and fails unless both give the same bytes. With --once only the first is done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
output=artifacts/packages
copy=

# The time that is written into the packages is the commit's, not the clock's.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

# A package names its repository only if there is a public one.
repository=()
if [[ $(git remote get-url origin 2>/dev/null) =~ ^(https://|git@) ]]; then
  repository=(-p:PublishRepositoryUrl=true)
fi

# Which projects are packed is their own matter (IsPackable).
pack() {
  dotnet pack WaldurClient.sln --configuration Release --verbosity quiet --nologo \
    -p:PackageOutputPath="$1" -p:RunAnalyzersDuringBuild=false "${repository[@]}"
}

list() {
  (cd "$1" && sha256sum -- *.nupkg)
}

rm -rf "$output"
pack "$root/$output"
if [[ ${1:-} != --once ]]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z --cached --others --exclude-standard --deduplicate | xargs -0 cp --parents -t "$copy" --
  echo "gitdir: $(git rev-parse --absolute-git-dir)" > "$copy/.git"
  (cd "$copy" && pack "$copy/$output")
  if ! diff <(list "$output") <(list "$copy/$output"); then
    echo 'The same sources gave different packages: see above which.' >&2
    exit 1
  fi
fi

(cd "$output" && wc -c -- *.nupkg)
