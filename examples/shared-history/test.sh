#!/usr/bin/env bash
# Two processes that share a history in a real server come to the verdicts of one
# process with its own memory; without the server, verdicts say that repetition
# was not assessed.
set -euo pipefail
cd "$(dirname "$0")"

cargo build --release --quiet
program=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/shared-history

temp=$(mktemp -d)
server=
stop_server() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}
trap 'stop_server; rm -rf "$temp"' EXIT

# A port that the system holds to be free; another is tried if it is taken meanwhile.
start_server() {
    for _ in 1 2 3 4 5; do
        port=${port:-$((20000 + RANDOM % 10000))}
        redis-server --bind 127.0.0.1 --port "$port" --dir "$temp" --save '' --appendonly no \
            --daemonize no > "$temp/server.log" 2>&1 &
        server=$!
        for _ in $(seq 50); do
            if redis-cli -h 127.0.0.1 -p "$port" ping 2>/dev/null | grep -q PONG \
                && kill -0 "$server" 2>/dev/null; then
                return
            fi
            kill -0 "$server" 2>/dev/null || break
            sleep 0.1
        done
        stop_server
        port=
    done
    cat "$temp/server.log"
    exit 1
}

# `ask N LINE`: the verdict of process N on the line.
open_process() {
    mkfifo "$temp/in$1" "$temp/out$1"
    "$program" "redis://127.0.0.1:$port" < "$temp/in$1" > "$temp/out$1" 2>> "$temp/errors" &
}
ask() {
    local in=$(($1 + 10)) out=$(($1 + 20)) verdict
    printf '%s\n' "$2" >&"$in"
    IFS= read -r -t 20 verdict <&"$out"
    printf '%s\n' "$verdict"
}

start_server
open_process 1
exec 11> "$temp/in1" 21< "$temp/out1"
open_process 2
exec 12> "$temp/in2" 22< "$temp/out2"

# The posts go to the two processes at random, one after the other.
"$program" memory < stream.jsonl > "$temp/expected"
RANDOM=6
while IFS= read -r line; do
    ask $((1 + RANDOM % 2)) "$line"
done < stream.jsonl > "$temp/shared"
if ! diff "$temp/expected" "$temp/shared" > "$temp/diff"; then
    head -n 20 "$temp/diff"
    echo "$(grep -c '^<' "$temp/diff") of $(wc -l < stream.jsonl) verdicts differ"
    exit 1
fi
hidden=$(grep -c '"action":"hide"' "$temp/shared")
[ "$hidden" -ge 40 ] || { echo "only $hidden verdicts act: the stream shows nothing"; exit 1; }
echo "$(wc -l < stream.jsonl) verdicts by two processes equal those of one, $hidden of them hide"

# Nothing is kept for longer than the window.
cli() { redis-cli -h 127.0.0.1 -p "$port" "$@"; }
cli --scan > "$temp/keys"
while IFS= read -r key; do
    echo "PTTL $key"
done < "$temp/keys" | cli | awk -v most=86400000 '
    $1 <= 0 || $1 > most { bad++ }
    END { if (NR == 0 || bad) { print bad + 0, "of", NR, "keys do not expire"; exit 1 } }'
echo "$(wc -l < "$temp/keys") keys expire with the window"

# The server goes away and comes back, empty.
post() {
    printf '{"number":%s,"author":"u1","thread":"t1","at":90000,"text":"Bygg om korsningen vid skolan innan någon blir påkörd."}' "$1"
}
[ ! -s "$temp/errors" ] || { cat "$temp/errors"; exit 1; }
stop_server
for process in 1 2; do
    verdict=$(ask "$process" "$(post $((9000 + process)))")
    case $verdict in
    *'"unassessed":[{"category":"repetition","why":"history_not_supplied"}'*) ;;
    *) echo "without a server: $verdict"; exit 1 ;;
    esac
done
start_server
verdict=$(ask 1 "$(post 9003)")
case $verdict in
*unassessed* | *hide*) echo "after the return: $verdict"; exit 1 ;;
esac
verdict=$(ask 2 "$(post 9004)")
case $verdict in
*'"action":"hide"'*) ;;
*) echo "the other process after the return: $verdict"; exit 1 ;;
esac
echo "without the server: unassessed; after its return: assessed again"
exec 11>&- 12>&-
