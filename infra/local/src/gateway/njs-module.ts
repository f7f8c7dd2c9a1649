import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const MODULE = 'ngx_http_js_module.so';
/** Where distributions put modules that were built apart from NGINX. */
const FOLDERS = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/etc/nginx/modules'];

/**
 * Absolute path of the module that lets NGINX judge access tokens.
 * @throws Error naming what to install: without it the gateway does not start, rather than let everybody in
 */
export function njsModule(binary = 'nginx', folders: readonly string[] = FOLDERS): string {
  const found = [...ownFolder(binary), ...folders]
    .map((folder) => join(folder, MODULE))
    .find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    `NGINX lacks its JavaScript module (${MODULE}), with which the gateway checks access tokens; it does not start without. ` +
      'Debian and Ubuntu: apt-get install libnginx-mod-http-js; packages of nginx.org: nginx-module-njs.',
  );
}

/** The folder that NGINX itself was built to load modules from. */
function ownFolder(binary: string): string[] {
  const { stderr } = spawnSync(binary, ['-V'], { encoding: 'utf8' });
  const [, folder] = /--modules-path=(\S+)/.exec(stderr ?? '') ?? [];
  return folder ? [folder] : [];
}
