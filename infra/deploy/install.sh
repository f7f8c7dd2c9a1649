#!/usr/bin/env bash
# Installs an uploaded, built release and makes it the running one: install.sh RELEASE_ID
# A release that does not become ready is rolled back, and the script fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/deploy/common.sh
source "$here/common.sh"

id=${1:?usage: install.sh RELEASE_ID}
release=$NOILLIN_HOME/releases/$id
[[ -f $release/package.json ]] || fail "there is no release in $release"

prune() {
  local keep
  keep=$(printf '%s\n' "$(current_release)" "$(readlink -f "$NOILLIN_HOME/previous" 2>/dev/null || true)")
  find "$NOILLIN_HOME/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' |
    sort -rn | tail -n "+$((KEEP_RELEASES + 1))" | cut -d' ' -f2- |
    while IFS= read -r old; do
      if ! grep -Fxq "$old" <<<"$keep"; then rm -rf -- "$old"; fi
    done
}

load_settings

say "Dependencies of $id"
(cd "$release" && pnpm install --prod --frozen-lockfile --ignore-scripts --config.confirmModulesPurge=false)

say "Gateway of $id, tested apart"
trial=$(mktemp -d)
trap 'rm -rf -- "$trial"' EXIT
render_gateway "$release" "$trial"

say "Switching to $id"
before=$(current_release)
if [[ -n $before && $before != "$release" ]]; then point "$NOILLIN_HOME/previous" "$before"; fi
point "$NOILLIN_HOME/current" "$release"

if ! "$release/infra/deploy/reload.sh"; then
  if [[ -n $before && $before != "$release" ]]; then "$release/infra/deploy/rollback.sh" || say 'The rollback failed too'; fi
  fail "release $id did not become ready"
fi

prune
say "Release $id runs"
