export const HELP = `Noillin on this machine: real servers, three services, one gateway.

  npm start [-- options]     provision, build, start everything, seed and walk the main job
  npm stop                   end what npm start started
  npm test [-- options]      lint, types, unit, integration and end-to-end tests on servers of their own
  pnpm bench <name>          one benchmark

Options of npm start
  --detach                   return when everything is up; npm stop ends it
  --servers-only             the backing servers only, for running the services by hand
  --no-seed                  leave an empty database empty
  --no-walk                  do not walk the main job
  --reset                    delete this instance's data first
  --rabbitmq-management      RabbitMQ's web interface too
  --no-download              never try to download MongoDB or Meilisearch
  --port-offset N            add N to every port
  --<name>-port N            one port: https http core-api realtime mongo postgres redis rabbitmq rabbitmq-dist epmd
                             rabbitmq-management meilisearch smtp mail core-api-metrics worker-metrics realtime-metrics
  --help                     this text

Environment
  MONGO_URI REDIS_URL RABBITMQ_URL MEILI_HOST   use these servers instead of starting any (MongoDB as a replica set)
  NOILLIN_<NAME>_PORT, NOILLIN_PORT_OFFSET      the same as the options above
  NOILLIN_CACHE                                 where servers are installed once per machine (~/.cache/noillin)
  NOILLIN_NO_DOWNLOAD=1, NOILLIN_DEBUG=1        no downloads; error traces

Everything an instance writes stands in .noillin/<instance>; logs in .noillin/<instance>/logs.
`;
