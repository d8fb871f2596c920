#!/bin/sh
# Compiles the machine as Embedded Swift for a Cortex-M4, with the half of Platform.swift that knows no operating
# system, and links it against a stub of every outside symbol it may use. Any other one is listed and fails the check.
set -eu
cd "$(dirname "$0")/.."

sources=${1:-Sources/SquirrelVM}
target=armv7em-none-none-eabi
resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
tools=$(cd "$resources/../../bin" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Memory and the C library's memory functions; what Embedded Swift itself needs; the stack protector.
allowed="imp_reserve imp_release memcpy memmove memset memcmp memchr posix_memalign free __stack_chk_guard __stack_chk_fail
    fmod sqrtf sin cos tan asin acos atan atan2 exp log log10 pow"

# shellcheck disable=SC2046
swiftc -target $target -swift-version 6 -wmo -Osize -parse-as-library -module-name SquirrelVM \
    -enable-experimental-feature Embedded -enable-experimental-feature Extern \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
    -enable-upcoming-feature MemberImportVisibility \
    -Xfrontend -function-sections -Xcc -ffreestanding \
    -c $(find -L "$sources" Scripts/embedded -name '*.swift') -o "$work/machine.o"

# The compiler's arithmetic helpers come with every C toolchain, whatever their names.
outside=$("$tools/llvm-nm" --undefined-only --just-symbol-name "$work/machine.o")
helpers=$(echo "$outside" | grep '^__aeabi_' || true)
for symbol in $allowed $helpers; do
    printf '.globl %s\n%s:\n' "$symbol" "$symbol"
done >"$work/stub.s"
"$tools/clang" --target=armv7em-none-eabi -c "$work/stub.s" -o "$work/stub.o"

if ! "$tools/ld.lld" --gc-sections --error-limit=0 -e imp_entry -u imp_template \
    "$work/machine.o" "$work/stub.o" -o "$work/machine.elf" 2>"$work/errors"; then
    echo "embedded-check: the machine needs symbols that are not on the list:" >&2
    sed -n 's/.*undefined symbol: /  /p' "$work/errors" | sort -u >&2
    grep -v 'undefined symbol\|>>> \|^$' "$work/errors" >&2 || true
    exit 1
fi
bytes=$("$tools/llvm-nm" --print-size --radix=d "$work/machine.elf" |
    awk '$3 ~ /[tTwW]/ { sum += $2 } END { print int(sum / 1024) }')
used=$(echo "$outside" | grep -v '^__aeabi_' | grep -Fx "$(echo $allowed | tr ' ' '\n')" | tr '\n' ' ')
echo "embedded-check: $target, $bytes KB of code; outside symbols beside __aeabi_*: $used"
