import { hostname } from 'node:os';
import { decode } from '../wire/bson-codec';
import { MAX_BSON_BYTES } from '../wire/protocol';
import { LocalCommand } from './command';

const VERSION = '7.0.0';
const FEATURE_VERSION = '7.0';

/** What tools and tests can tell this server from a real MongoDB by. */
export const GATEWAY_MODULE = 'documentdb-gateway';

export const acknowledge: LocalCommand = () => ({ ok: 1 });

export const buildInfo: LocalCommand = () => ({
  version: VERSION,
  gitVersion: GATEWAY_MODULE,
  modules: [GATEWAY_MODULE],
  versionArray: [...VERSION.split('.').map(Number), 0],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_BSON_BYTES,
  storageEngines: ['documentdb'],
  ok: 1,
});

export const getParameter: LocalCommand = ({ request }) => {
  const wanted = decode(request.body);
  const wants = (name: string) => name in wanted || wanted.getParameter === '*';
  return {
    ...(wants('featureCompatibilityVersion')
      ? { featureCompatibilityVersion: { version: FEATURE_VERSION } }
      : {}),
    ...(wants('authenticationMechanisms') ? { authenticationMechanisms: [] } : {}),
    ok: 1,
  };
};

export const connectionStatus: LocalCommand = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] },
  ok: 1,
});

export const getCmdLineOpts: LocalCommand = () => ({ argv: ['mongod'], parsed: {}, ok: 1 });
export const getLog: LocalCommand = () => ({ totalLinesWritten: 0, log: [], ok: 1 });
export const whatsMyUri: LocalCommand = ({ client }) => ({ you: client.remoteAddress, ok: 1 });
export const hostInfo: LocalCommand = () => ({
  system: { hostname: hostname() },
  os: { type: 'Linux' },
  extra: {},
  ok: 1,
});

export const serverStatus: LocalCommand = ({ gateway: { pool, options } }) => ({
  host: hostname(),
  version: VERSION,
  process: 'mongod',
  pid: process.pid,
  uptime: process.uptime(),
  localTime: new Date(),
  connections: { current: pool.openCount, available: options.poolSize - pool.openCount },
  storageEngine: { name: 'documentdb' },
  repl: { setName: options.setName },
  ok: 1,
});

const PRIMARY = 1;
const RECOVERING = 3;

export const replSetGetStatus: LocalCommand = async ({ gateway }) => {
  const state = (await gateway.pool.isReachable()) ? PRIMARY : RECOVERING;
  const stateStr = state === PRIMARY ? 'PRIMARY' : 'RECOVERING';
  const member = { _id: 0, name: gateway.address, health: 1, state, stateStr, self: true };
  return { set: gateway.options.setName, myState: state, members: [member], ok: 1 };
};
