import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Generated once per instance, so that tokens and stored keys survive a restart. */
export interface Secrets {
  jwt: string;
  meilisearchKey: string;
  sandboxWebhook: string;
}

/** Reads an instance's secrets, or makes them on the first call. Only the account itself can read the file. */
export function loadSecrets(stateDir: string): Secrets {
  const file = join(stateDir, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(file, JSON.stringify(generate(), null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

function generate(): Secrets {
  const secret = (): string => randomBytes(32).toString('base64url');
  return { jwt: secret(), meilisearchKey: secret(), sandboxWebhook: secret() };
}
