#!/bin/sh
# Tests the project in the current folder, and writes report.xml.
#
#   test.sh [PROGRAM...]     the programs whose libraries are downloaded first, unless they are in the cache
#
# OPENIMP is the tarball of imp, a file or a URL, and OPENIMP_SHA256 its checksum, if it should be compared. Without
# OPENIMP the imp on PATH is used.
set -eu

if [ -n "${OPENIMP:-}" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    case $OPENIMP in
    *://*) curl -fsSL --retry 3 -o "$folder/imp.tar.gz" "$OPENIMP" ;;
    *) cp "$OPENIMP" "$folder/imp.tar.gz" ;;
    esac
    [ -z "${OPENIMP_SHA256:-}" ] || echo "$OPENIMP_SHA256  $folder/imp.tar.gz" | sha256sum --check --quiet
    tar -xzf "$folder/imp.tar.gz" -C "$folder" --strip-components=1
    PATH=$folder/bin:$PATH
fi

imp --version
[ $# = 0 ] || imp library fetch "$@"
imp test --junit report.xml
