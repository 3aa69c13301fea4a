#!/usr/bin/env bash
# A RabbitMQ with STOMP over WebSockets in a folder of its own, on loopback ports of its own.
# The folder is BROKER_FOLDER; `prepare` writes the settings, `start` starts (once more, too), `kill` kills, `stop` ends all.
set -euo pipefail
folder=${BROKER_FOLDER:?names the folder of the broker}
server=${RABBITMQ_SERVER:-/usr/lib/rabbitmq/bin/rabbitmq-server}

prepare() {
  mkdir -p "$folder"
  # Ports that are free at this moment: bound all at once, so that they differ.
  python3 - > "$folder/ports" <<'PYTHON'
import socket
sockets = [socket.socket() for _ in range(6)]
for one in sockets:
    one.bind(("127.0.0.1", 0))
for name, one in zip(("amqp", "management", "stomp", "web", "dist", "epmd"), sockets):
    print(f"{name}={one.getsockname()[1]}")
PYTHON
  # shellcheck source=/dev/null
  source "$folder/ports"
  # An Erlang cookie is read from the home folder, and must be nobody else's to read.
  head -c 18 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' > "$folder/.erlang.cookie"
  chmod 400 "$folder/.erlang.cookie"
  cat > "$folder/rabbitmq.conf" <<CONF
listeners.tcp.default = 127.0.0.1:$amqp
management.tcp.ip = 127.0.0.1
management.tcp.port = $management
stomp.listeners.tcp.1 = 127.0.0.1:$stomp
web_stomp.tcp.ip = 127.0.0.1
web_stomp.tcp.port = $web
disk_free_limit.absolute = 50MB
collect_statistics_interval = 500
CONF
  echo '[rabbitmq_management,rabbitmq_web_stomp,rabbitmq_stomp].' > "$folder/enabled_plugins"
}

start() {
  # shellcheck source=/dev/null
  source "$folder/ports"
  HOME=$folder RABBITMQ_NODENAME="waldur$dist@localhost" RABBITMQ_MNESIA_BASE=$folder/db RABBITMQ_LOG_BASE=$folder/log \
    RABBITMQ_CONFIG_FILE=$folder/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$folder/enabled_plugins RABBITMQ_PID_FILE=$folder/pid \
    RABBITMQ_DIST_PORT=$dist ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$epmd \
    setsid "$server" > "$folder/output" 2>&1 < /dev/null &
  echo $! > "$folder/group"
  disown
  for _ in $(seq 1 240); do
    if curl --silent --fail --max-time 2 --user guest:guest "http://127.0.0.1:$management/api/overview" > "$folder/overview" \
      && (exec 3<> "/dev/tcp/127.0.0.1/$web") 2> /dev/null; then
      return 0
    fi

    sleep 0.25
  done

  echo "The broker did not start within a minute; its last words:" >&2
  tail -n 30 "$folder/output" >&2
  return 1
}

# The broker leads a process group of its own; epmd, which it starts, leaves the group but knows its port.
kill_all() {
  local signal=$1
  if [[ -s "$folder/group" ]]; then
    kill "-$signal" -- "-$(cat "$folder/group")" 2> /dev/null || true
  fi
}

kill_hard() {
  kill_all KILL
  # The name of the node stays taken until epmd has seen it go.
  # shellcheck source=/dev/null
  source "$folder/ports"
  for _ in $(seq 1 40); do
    (exec 3<> "/dev/tcp/127.0.0.1/$web") 2> /dev/null || return 0
    sleep 0.1
  done
}

stop() {
  [[ -f "$folder/ports" ]] || return 0
  # shellcheck source=/dev/null
  source "$folder/ports"
  kill_all TERM
  for _ in $(seq 1 60); do
    (exec 3<> "/dev/tcp/127.0.0.1/$management") 2> /dev/null || break
    sleep 0.25
  done

  kill_all KILL
  sleep 0.5
  # epmd ends when it is asked to and has no nodes left; its process id is told by whom it listens for.
  local epmd_program
  epmd_program=$(command -v epmd || find /usr/lib/erlang -name epmd -type f 2> /dev/null | head -n 1)
  if [[ -n "$epmd_program" ]]; then
    for _ in $(seq 1 20); do
      ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$epmd HOME=$folder "$epmd_program" -kill > /dev/null 2>&1 && break
      (exec 3<> "/dev/tcp/127.0.0.1/$epmd") 2> /dev/null || break
      sleep 0.25
    done
  fi
}

case ${1:-} in
  prepare) prepare ;;
  start) start ;;
  kill) kill_hard ;;
  stop) stop ;;
  *) echo "usage: BROKER_FOLDER=... $0 prepare|start|kill|stop" >&2; exit 2 ;;
esac
