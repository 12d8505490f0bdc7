#!/usr/bin/env bash
# GNU parallel over three nodes (sshd on loopback): one of them is killed while it writes a part, and the merged report is
# still, to the byte, that of one run. Then what must fail: every node dead, an amends that exits 3, a part that is gone.
# Needs Debian's parallel and openssh-server.
set -euo pipefail
root="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
amends="$root/bin/amends.js"
nodes=()

# A node is its sshd and all that runs below it.
kill_tree() {
  local child
  for child in $(pgrep -P "$1"); do kill_tree "$child"; done
  kill -9 "$1" 2> /dev/null || true
}
stop_node() {
  kill_tree "$1"
  wait "$1" 2> /dev/null || true
}
stop_nodes() {
  local pid
  for pid in "${nodes[@]}"; do stop_node "$pid"; done
  nodes=()
}
trap 'stop_nodes; rm -rf "$work"' EXIT

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Starts node1, node2, node3, each with a port and a host key of its own.
try_nodes() {
  mkdir -p /run/sshd
  : > "$work/known_hosts"
  : > "$work/client.conf"
  [ -e "$work/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$work/key"
  local name port
  for name in node1 node2 node3; do
    port="$(free_port)"
    rm -f "$work/$name.key"
    ssh-keygen -q -t ed25519 -N '' -f "$work/$name.key"
    cat > "$work/$name.conf" << CONF
ListenAddress 127.0.0.1:$port
HostKey $work/$name.key
AuthorizedKeysFile $work/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
SetEnv PATH=$PATH
CONF
    /usr/sbin/sshd -D -e -f "$work/$name.conf" 2> "$work/$name.log" &
    nodes+=($!)
    echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 "$work/$name.key.pub")" >> "$work/known_hosts"
    cat >> "$work/client.conf" << CONF
Host $name
  HostName 127.0.0.1
  Port $port
CONF
  done
  cat >> "$work/client.conf" << CONF
Host *
  User $(id -un)
  IdentityFile $work/key
  IdentitiesOnly yes
  UserKnownHostsFile $work/known_hosts
  GlobalKnownHostsFile /dev/null
  LogLevel ERROR
CONF
  local at tries
  for at in 0 1 2; do
    for ((tries = 0; tries < 150; tries += 1)); do
      ssh -n -F "$work/client.conf" -o ConnectTimeout=5 "node$((at + 1))" true && break
      # Somebody else may have taken the port in between.
      kill -0 "${nodes[$at]}" || return 1
      sleep 0.2
    done
    [ "$tries" -lt 150 ] || return 1
  done
}

start_nodes() {
  local tries
  for tries in 1 2 3; do
    try_nodes && return
    stop_nodes
  done
  echo 'the nodes do not start'
  exit 1
}

# Reports every shard on the nodes; a part has its name only when it is whole.
report_shards() {
  mkdir -p "$work/parts"
  parallel --ssh "ssh -F $work/client.conf" -j1 -S 1/node1,1/node2,1/node3 --wd "$work" --retries 3 \
    "$root/test/scale/troubled-amends $work/trouble report {} --format json --reader quick > parts/{/.}.tmp &&
      mv parts/{/.}.tmp parts/{/.}.json" ::: shards/*.ndjson
}
merge_parts() {
  node "$amends" merge parts/*.json --expect shards/manifest.json --format json
}
# Waits until somebody hangs, as long as there is work under way.
await_hung() {
  until [ -e "trouble/hung-$1" ]; do
    kill -0 "$running" || { cat report.log; exit 1; }
    sleep 0.1
  done
}
# Which of the nodes a process runs on: one of those above it.
node_of() {
  local pid="$1" at
  while [ "$pid" -gt 1 ]; do
    for at in "${!nodes[@]}"; do [ "${nodes[$at]}" = "$pid" ] && echo "$at" && return; done
    pid="$(ps -o ppid= -p "$pid" | tr -d ' ')"
  done
}
must_fail() {
  local what="$1"
  shift
  if "$@" > "$work/out" 2> "$work/err"; then echo "not red: $what" && exit 1; fi
  echo "red, as it must be: $what $(head -n 1 "$work/err")"
}
fresh() {
  rm -rf "$work/parts" "$work/trouble"
  mkdir -p "$work/trouble"
}

cd "$work"
node "$root/test/scale/random-log.js" "${SEED:-7}" 2000 > log.csv
node "$amends" report log.csv --format json --reader quick --quiet > whole.json
node "$amends" split log.csv --parts 6 --output shards/

fresh
start_nodes
touch trouble/hang-1
report_shards 2> report.log &
running=$!
await_hung 1
dead="$(node_of "$(cat trouble/hung-1)")"
stop_node "${nodes[$dead]}"
wait "$running" || { echo "not all shards were reported"; cat report.log; exit 1; }
merge_parts > merged.json
cmp whole.json merged.json
echo "same bytes: three nodes, node$((dead + 1)) killed in mid-part, $(ls parts/*.json | wc -l) parts merged"

rm parts/shard-4.json
must_fail 'a part removed' merge_parts
fresh
touch trouble/exit-3
must_fail 'an amends that exits 3' report_shards
must_fail 'and its parts' merge_parts

fresh
stop_nodes
start_nodes
touch trouble/hang-1 trouble/hang-2 trouble/hang-3
report_shards 2> dead.log &
running=$!
for at in 1 2 3; do await_hung "$at"; done
stop_nodes
must_fail 'every node dead' wait "$running"
must_fail 'and their parts' merge_parts
