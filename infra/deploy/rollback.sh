#!/usr/bin/env bash
# Goes back to the release before the current one. Run twice, it comes back.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/deploy/common.sh
source "$here/common.sh"

target=$(readlink -f "$NOILLIN_HOME/previous" 2>/dev/null || true)
[[ -n $target && -d $target ]] || fail 'there is no previous release'
before=$(current_release)

say "Back to $(basename "$target")"
point "$NOILLIN_HOME/previous" "$before"
point "$NOILLIN_HOME/current" "$target"
exec "$target/infra/deploy/reload.sh"
