#!/usr/bin/env bash
# Runs the contract suite of Waldur.Client.Events against a real RabbitMQ; against the fake server's broker it runs with all other tests.
# Installs Debian's package where it is missing and that is allowed; without a broker it fails, or with BROKER_OPTIONAL=1 only says so.
# Arguments go to `dotnet test`; DOTNET names another program than dotnet.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
dotnet=${DOTNET:-dotnet}

install_broker() {
  if ! command -v apt-get > /dev/null || [[ $(id -u) != 0 ]]; then
    return 1
  fi

  export DEBIAN_FRONTEND=noninteractive
  timeout 120 apt-get update > /dev/null 2>&1 || true
  timeout 300 apt-get install --yes --no-install-recommends rabbitmq-server curl python3 > /dev/null || return 1
  [[ -x ${RABBITMQ_SERVER:-/usr/lib/rabbitmq/bin/rabbitmq-server} ]]
}

if [[ ! -x ${RABBITMQ_SERVER:-/usr/lib/rabbitmq/bin/rabbitmq-server} ]] && ! install_broker; then
  echo "There is no RabbitMQ here, and it could not be installed: apt-get install rabbitmq-server." >&2
  [[ ${BROKER_OPTIONAL:-} == 1 ]] || exit 1
  echo 'NOTICE: events were not tested against a real broker, only against the fake server.'
  exit 0
fi

BROKER_FOLDER=$(mktemp -d)
export BROKER_FOLDER
child=
finish() {
  local status=$?
  [[ -z $child ]] || kill "$child" 2> /dev/null || true
  timeout 60 "$here/broker.sh" stop || true
  rm -rf "$BROKER_FOLDER"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$here/broker.sh" prepare
# A port may be taken between choosing and binding it.
"$here/broker.sh" start || { "$here/broker.sh" stop; "$here/broker.sh" prepare; "$here/broker.sh" start; }
# shellcheck source=/dev/null
source "$BROKER_FOLDER/ports"
export WALDUR_EVENTS_BROKER="ws://127.0.0.1:$web/ws"
export WALDUR_EVENTS_BROKER_MANAGEMENT="http://127.0.0.1:$management/"
export WALDUR_EVENTS_BROKER_SCRIPT="$here/broker.sh"
# In the background, so that a signal is acted on at once and not when the tests are over.
timeout "${BROKER_TEST_LIMIT:-600}" "$dotnet" test "$root/tests/Waldur.Client.Events.Tests" --filter FullyQualifiedName~.Contract. "$@" &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"
