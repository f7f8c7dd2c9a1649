#!/usr/bin/env bash
# Brings the services and the gateway to what $NOILLIN_HOME/current is now, without losing a request.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/deploy/common.sh
source "$here/common.sh"

load_settings
current=$NOILLIN_HOME/current
[[ -d $current/ ]] || fail "$current does not exist: install a release first"
# The services' folders by way of the link: PM2 keeps the path it first saw.
export NOILLIN_ROOT=$current
pm2=$current/infra/local/node_modules/.bin/pm2

say 'Services'
"$pm2" startOrReload "$current/infra/pm2/ecosystem.config.cjs" --update-env
wait_until_ready || fail "core-api was not ready within $READY_SECONDS s"
"$pm2" save

say 'Gateway'
render_gateway "$current" "$GATEWAY_PREFIX"
if [[ -f $GATEWAY_PREFIX/nginx.pid ]] && kill -0 "$(<"$GATEWAY_PREFIX/nginx.pid")" 2>/dev/null; then
  nginx_with "$GATEWAY_PREFIX" -s reload
else
  nginx_with "$GATEWAY_PREFIX"
fi
