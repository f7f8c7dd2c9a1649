import { existsSync } from 'node:fs';
import {
  canInstallPackages,
  findProgram,
  hasMongodbBinary,
  isReachable,
  MONGODB_DOWNLOADS,
} from '../shared/machine.mjs';
import { hasDocumentdb, whyNoDocumentdb } from './documentdb.mjs';

/** What Debian packages bring: the variable that makes each unnecessary, and its program or, of NGINX's module, its file. */
const PACKAGED = [
  { name: 'redis-server', variable: 'REDIS_URL', program: 'redis-server' },
  { name: 'rabbitmq-server', variable: 'RABBITMQ_URL', program: 'rabbitmq-server' },
  { name: 'nginx', variable: null, program: 'nginx' },
  { name: 'libnginx-mod-http-js', variable: null, file: '/usr/lib/nginx/modules/ngx_http_js_module.so' },
];

const isHere = ({ program, file }) => (program ? findProgram(program) !== null : existsSync(file));

/** Debian packages whose program is neither here nor reachable by a URL; none where they cannot be installed. */
export function missingPackages(env = process.env) {
  if (!canInstallPackages()) return [];
  return PACKAGED.filter((one) => !(one.variable && env[one.variable]) && !isHere(one)).map(
    ({ name }) => name,
  );
}

/** Whether MongoDB will be the embedded default: no URL, no binary here, none to download. */
export async function needsDocumentdb(env = process.env) {
  if (env.MONGO_URI || hasDocumentdb() || whyNoDocumentdb()) return false;
  if (findProgram('mongod') || hasMongodbBinary()) return false;
  return !(await isReachable(MONGODB_DOWNLOADS));
}
