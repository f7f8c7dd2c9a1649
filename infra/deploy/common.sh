# shellcheck shell=bash
# What the deployment scripts share. Layout on the server:
#   $NOILLIN_HOME/releases/<id>     one folder per release, never changed after it was installed
#   $NOILLIN_HOME/current           the release that runs; PM2 and NGINX only ever see this path
#   $NOILLIN_HOME/previous          the one before, for rollback.sh
#   $NOILLIN_HOME/gateway           NGINX's prefix: rendered configuration, logs, pid file
#   $NOILLIN_ENV                    the services' and the gateway's settings, readable by the service account only

NOILLIN_HOME=${NOILLIN_HOME:-/opt/noillin}
NOILLIN_ENV=${NOILLIN_ENV:-/etc/noillin/noillin.env}
READY_URL=${READY_URL:-http://127.0.0.1:3000/api/v1/health/ready}
READY_SECONDS=${READY_SECONDS:-60}
KEEP_RELEASES=${KEEP_RELEASES:-5}
export GATEWAY_PREFIX=$NOILLIN_HOME/gateway

export NOILLIN_HOME
# PM2's round-robin scheduling hung requests during reloads.
export NODE_CLUSTER_SCHED_POLICY=none
export PM2_HOME=$NOILLIN_HOME/pm2

say() { printf '==> %s\n' "$*"; }

fail() {
  printf 'deploy: %s\n' "$*" >&2
  exit 1
}

load_settings() {
  [[ -r $NOILLIN_ENV ]] || fail "$NOILLIN_ENV is missing or not readable"
  set -a
  # shellcheck source=/dev/null
  source "$NOILLIN_ENV"
  set +a
}

# Points a link somewhere else in one step: there is no moment without it.
point() {
  local link=$1 target=$2
  ln -sfn "$target" "$link.new"
  mv -T "$link.new" "$link"
}

current_release() { readlink -f "$NOILLIN_HOME/current" 2>/dev/null || true; }

nginx_with() { nginx -p "$1" -e logs/error.log -c nginx.conf "${@:2}"; }

# Renders the gateway of a release into a prefix and lets NGINX judge it; nothing that runs is touched.
render_gateway() {
  local release=$1 prefix=$2
  mkdir -p "$prefix"
  node "$release/infra/local/dist/gateway/render-production.js" "$prefix"
  nginx_with "$prefix" -t
}

wait_until_ready() {
  local second
  for ((second = 0; second < READY_SECONDS; second++)); do
    if curl --fail --silent --max-time 2 --output /dev/null "$READY_URL"; then return 0; fi
    sleep 1
  done
  return 1
}
