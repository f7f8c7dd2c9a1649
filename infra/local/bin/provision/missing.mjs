import {
  canInstallPackages,
  findProgram,
  hasMongodbBinary,
  isReachable,
  MONGODB_DOWNLOADS,
} from '../shared/machine.mjs';
import { hasDocumentdb, whyNoDocumentdb } from './documentdb.mjs';

/** What Debian packages bring: the variable that makes each unnecessary, and its program. */
const PACKAGED = [
  { name: 'redis-server', variable: 'REDIS_URL', program: 'redis-server' },
  { name: 'rabbitmq-server', variable: 'RABBITMQ_URL', program: 'rabbitmq-server' },
  { name: 'nginx', variable: null, program: 'nginx' },
];

/** Debian packages whose program is neither here nor reachable by a URL; none where they cannot be installed. */
export function missingPackages(env = process.env) {
  if (!canInstallPackages()) return [];
  return PACKAGED.filter(
    ({ variable, program }) => !(variable && env[variable]) && !findProgram(program),
  ).map(({ name }) => name);
}

/** Whether MongoDB will be the embedded default: no URL, no binary here, none to download. */
export async function needsDocumentdb(env = process.env) {
  if (env.MONGO_URI || hasDocumentdb() || whyNoDocumentdb()) return false;
  if (findProgram('mongod') || hasMongodbBinary()) return false;
  return !(await isReachable(MONGODB_DOWNLOADS));
}
