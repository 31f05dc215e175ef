#!/usr/bin/env bash
# Runs every test project of a Release build, and ends with the sum: "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0 broken=0
faults=$(mktemp)
for project in tests/*/*.csproj; do
  grep -q '<IsTestProject>false' "$project" && continue
  name=$(basename "$project" .csproj)
  program="tests/$name/bin/Release/net10.0/$name"
  printf '== %s\n' "$name"
  output=$(mktemp)
  "$program" -noColor -noLogo 2>&1 | tee "$output" | grep -vE '^\s*(Discover|Starting|Finished|Discovered)' || true
  grep -aE -A 12 '\[FAIL\]' "$output" | grep -avE '^\s+at ' >>"$faults"
  summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$output" | tail -n 1)
  rm -f "$output"
  if [ -z "$summary" ]; then
    printf '%s ended without a summary\n' "$name"
    broken=$((broken + 1))
    continue
  fi
  read -r total errors failures skips < <(tr -cd '0-9 ' <<<"${summary//,/ }" | tr -s ' ')
  failed=$((failed + errors + failures))
  skipped=$((skipped + skips))
  passed=$((passed + total - errors - failures - skips))
done
failed=$((failed + broken))
if [ -s "$faults" ]; then
  printf '== What failed\n'
  cat "$faults"
fi
rm -f "$faults"
printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -gt 0 ] && printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" -eq 0 ]
