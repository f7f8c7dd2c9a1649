// The three services under PM2: `pm2 start infra/pm2/ecosystem.config.cjs` in production, with each service's variables in the
// environment (see apps/*/.env.example). The local platform starts the same definition with one process each.
// Start PM2's daemon with NODE_CLUSTER_SCHED_POLICY=none: with the default, round-robin, requests hung during reloads.
const path = require('node:path');

// A deployment names its `current` link: PM2 keeps the path it first saw, and Node would resolve the link here.
const apps = path.join(process.env.NOILLIN_ROOT ?? path.join(__dirname, '../..'), 'apps');
const instances = (variable, normal) => Number(process.env[variable] ?? normal);

const service = (name, options) => ({
  name,
  cwd: path.join(apps, name),
  script: 'dist/main.js',
  // A service says `ready` when it can serve; until then the one it replaces goes on.
  wait_ready: true,
  listen_timeout: 60_000,
  // Time to finish requests and messages in hand after SIGTERM.
  kill_timeout: 12_000,
  // For a leak only: under load V8 lets the heap grow to some 400 MB before it tidies up, and a restart then would cost requests.
  max_memory_restart: '1G',
  exp_backoff_restart_delay: 200,
  merge_logs: true,
  vizion: false,
  pmx: false,
  ...options,
});

module.exports = {
  apps: [
    service('core-api', { exec_mode: 'cluster', instances: instances('NOILLIN_CORE_API_INSTANCES', 2) }),
    // Each on a port of its own (4000, 4001, ...), so that NGINX can keep a polling client with one of them.
    service('realtime', {
      exec_mode: 'fork',
      instances: instances('NOILLIN_REALTIME_INSTANCES', 2),
      increment_var: 'PORT',
      env: { PORT: 4000 },
    }),
    // Bursts of events are short-lived garbage: a small young generation keeps the process 70 MB smaller after one.
    service('worker', { exec_mode: 'fork', instances: 1, node_args: '--max-semi-space-size=2' }),
  ],
};
