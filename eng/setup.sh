#!/usr/bin/env bash
# Installs what the build and the tests need and the package managers do not restore by themselves:
# native libraries into .native/lib (npm packages, pinned and checked), the rest from the system's packages.
# Without root, system packages are unpacked below .native instead. Running it again costs nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
native="$PWD/.native"
mkdir -p "$native/lib" "$native/tmp"

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
  [ -s "$native/lib/$target" ] && [ "$(cat "$native/lib/$target.from" 2>/dev/null)" = "$want" ] && return
  say "$package $version"
  archive="$native/tmp/$(cd "$native/tmp" && npm pack --silent "$package@$version" 2>/dev/null | tail -n 1)"
  [ -f "$archive" ] || fail "npm could not fetch $package@$version; is the npm registry reachable?"
  have="sha512-$(openssl dgst -sha512 -binary "$archive" | base64 -w 0)"
  [ "$have" = "$want" ] || fail "$package@$version does not match eng/native.lock: expected $want, got $have"
  tar -xzf "$archive" -C "$native/tmp" "package/$member"
  mv "$native/tmp/package/$member" "$native/lib/$target"
  printf '%s' "$want" > "$native/lib/$target.from"
  rm -rf "$archive" "$native/tmp/package"
}

npm_file "@duckdb/node-bindings-$platform" 1.5.5-r.5 "$duckdb" "$duckdb"
npm_file onnxruntime-node 1.30.0 "bin/napi-v6/$onnx" "$(basename "$onnx")"

# Debian and Ubuntu packages: installed as root, else unpacked below .native.
missing=()
present() { ldconfig -p 2>/dev/null | grep -q "$1" || [ -e "$native/lib/$1" ]; }
present libxgboost.so.0 || missing+=(libxgboost0)
present libgomp.so.1 || missing+=(libgomp1)
present libsqlite3.so.0 || missing+=(libsqlite3-0)
tools=()
[ -x /usr/bin/chromium ] || [ -x "$native/root/usr/bin/chromium" ] || tools+=(chromium)
command -v wrk >/dev/null || [ -x "$native/root/usr/bin/wrk" ] || tools+=(wrk)

if [ ${#missing[@]} -gt 0 ] || [ ${#tools[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    [ ${#missing[@]} -eq 0 ] || fail "install XGBoost 1.7 and SQLite 3 (here: brew install xgboost sqlite) and run 'make setup' again"
  elif [ "$(id -u)" = 0 ]; then
    say "apt-get install ${missing[*]} ${tools[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" "${tools[@]}" >&2
  elif [ ${#missing[@]} -gt 0 ]; then
    say "unpacking ${missing[*]} below .native (no root)"
    (cd "$native/tmp" && apt-get download "${missing[@]}" >&2 && for deb in *.deb; do dpkg -x "$deb" "$native/root"; done && rm -f ./*.deb)
    find "$native/root" -name 'libxgboost.so*' -o -name 'libgomp.so*' -o -name 'libsqlite3.so*' | xargs -I{} cp -L {} "$native/lib/"
  fi
fi
say "ready"
