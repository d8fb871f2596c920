#!/bin/bash
# Runs public test suites that need neither hardware nor services, unmodified, and prints for each how many cases passed
# and how many have to.
#
#   Scripts/public-suites.sh FOLDER [IMP]
#
# FOLDER has clones of the repositories in owner/repo, owner+repo or repo, with their tags. Not in `make test`. The exit
# code is 1 if a suite falls short.
set -uo pipefail

[ -d "${1:-}" ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
clones=$(realpath "$1")
imp=$(realpath "${2:-$(dirname "$0")/../.build/release/imp}")
short=0
total=0
wanted=0

# suite NAME REPOSITORY FILES EXPECTED [OPTION...]: FILES is a regular expression.
suite() {
    local name=$1 repository=$2 files=$3 expected=$4 folder passed output
    shift 4
    for folder in "$clones/$repository" "$clones/${repository/\//+}" "$clones/${repository#*/}"; do
        [ -d "$folder" ] && break
    done
    if [ ! -d "$folder" ]; then
        printf '%-24s no clone of %s in %s\n' "$name" "$repository" "$clones"
        short=$((short + 1))
        return
    fi
    output=$(cd "$folder" && timeout 120 "$imp" test --json --clones "$clones" --libraries "$clones" \
        --tests "$files" "$@" 2>&1)
    passed=$(sed -n 's/.*"passed":\([0-9]*\).*"type":"summary".*/\1/p' <<<"$output")
    printf '%-24s %4d of %d\n' "$name" "${passed:-0}" "$expected"
    total=$((total + ${passed:-0}))
    wanted=$((wanted + expected))
    [ "${passed:-0}" -ge "$expected" ] || short=$((short + 1))
}

start=$SECONDS
suite AmazonDRS-dummy electricimp/AmazonDRS 'Dummy\.agent' 9
suite Bayeux-logic electricimp/BayeuxClient '(Cookies|UserMessage)\.agent' 18
suite BQ24295-stubbed electricimp/BQ24295 'StubbedI2CTests' 13
suite GPSParser electricimp/GPS 'GPSParser' 12
suite JSONEncoder electricimp/JSONEncoder '' 6
suite MAX17055-stubbed electricimp/MAX17055 'StubbedI2C' 27
suite Promise-core electricimp/Promise '^tests/[^/]*$' 47
suite Promise-resolve electricimp/Promise '^tests/resolve/' 148
suite Promise-wrong_param electricimp/Promise '^tests/wrong_param/' 47
suite Scheduler electricimp/Scheduler '' 20
suite SI7021-stubbed electricimp/SI7021 'StubbedI2CTests' 15
suite TreasureData-params electricimp/TreasureData 'WrongParams' 2
suite UBloxM8N electricimp/UBloxM8N '' 29
suite Utilities electricimp/Utilities '' 26
suite ConnectionManager-1 electricimp/ConnectionManager '(CallbacksTest|OnNextConnectTest|SignatureTest)' 7
suite MessageManager-compat electricimp/MessageManager '^tests/compatibility/' 54
suite Messenger-base electricimp/Messenger_ReplayMessenger '^tests/Base/' 12
printf '%-24s %4d of %d, in %d s\n' together $total $wanted $((SECONDS - start))
[ $short = 0 ]
