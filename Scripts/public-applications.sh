#!/bin/bash
# Runs public applications, unmodified, and the careful sensor of Examples/ with its public library through a bad day,
# and holds what became of the device against the tables beside this script, line by line.
#
#   Scripts/public-applications.sh FOLDER [IMP]
#
# FOLDER has clones of the repositories in owner/repo, owner+repo or repo, with their tags. WRITE=1 writes the tables
# anew. Not in `make test`. The exit code is 1 if anything differs.
set -uo pipefail

[ -d "${1:-}" ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
clones=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
imp=$(realpath "${2:-$here/../.build/release/imp}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong=0

fail() {
    echo "$1" >&2
    wrong=1
}

clone() { # clone REPOSITORY: the folder with its files
    local folder
    for folder in "$clones/$1" "$clones/${1/\//+}" "$clones/${1#*/}"; do
        [ -d "$folder" ] && { echo "$folder"; return; }
    done
    fail "no clone of $1 in $clones"
    return 1
}

day() { # day NAME DEVICE AGENT: a bad day on two modules, each in less than half a minute
    local module table start
    for module in imp001 imp003; do
        table=$here/public-applications/$1.$module.txt
        start=$SECONDS
        (cd "$here/public-applications" && timeout 60 "$imp" run --scenario day.yaml --module $module --offline \
            --life --led --show error --libraries "$clones" "$2" "$3") > "$work/found" 2> "$work/errors"
        [ $? = 0 ] || { fail "$1 on $module did not hold:"; tail -n 5 "$work/errors" "$work/found" >&2; }
        [ "${WRITE:-}" = 1 ] && cp "$work/found" "$table"
        diff "$table" "$work/found" > "$work/difference" || {
            fail "$1 on $module is not what $table says:"
            head -n 10 "$work/difference" >&2
        }
        printf '%-24s %6d lines as expected, in %d s\n' "$1, $module" "$(wc -l < "$table")" $((SECONDS - start))
        [ $((SECONDS - start)) -lt 30 ] || fail "$1 on $module took 30 s or more"
    done
}

if folder=$(clone electricimp/examples); then
    pingpong="$folder/Older Examples - enter at your own risk/PingPong"
    day pingpong "$pingpong/PingPong.device.nut" "$pingpong/PingPong.agent.nut"

    # It needs constants of release 38.
    speed="$folder/Speed_Test/Speed_Test_NoDisconnect"
    "$imp" run --for 10s --offline --fail-on-error "$speed.device.nut" "$speed.agent.nut" > "$work/found" 2>&1
    [ $? = 8 ] || fail "speed-test did not end with an error"
    for line in "[Device] ERROR: the index 'RETURN_ON_ERROR_NO_DISCONNECT' does not exist" \
        "[Note] RETURN_ON_ERROR_NO_DISCONNECT came with impOS 38"; do
        grep -qF "$line" "$work/found" || { fail "speed-test does not say: $line"; cat "$work/found" >&2; }
    done
    printf '%-24s ends with the error of release 36\n' speed-test
fi
sensor=$here/../Examples/05-careful-sensor
day careful-sensor "$sensor/sensor.device.nut" "$sensor/sensor.agent.nut"
exit $wrong
