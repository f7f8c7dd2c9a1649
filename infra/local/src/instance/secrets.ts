import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Generated once per instance, so that tokens and stored keys survive a restart. */
export interface Secrets {
  jwt: string;
  meilisearchKey: string;
  sandboxWebhook: string;
  /** What the gateway shows the services. */
  gateway: string;
}

/**
 * Reads an instance's secrets, and makes those that are not there yet: all on the first call, new ones when there are new ones. Only
 * the account itself can read the file.
 */
export function loadSecrets(stateDir: string): Secrets {
  const file = join(stateDir, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const made = generate();
  if (Object.keys(made).every((name) => name in known)) return known as Secrets;
  mkdirSync(stateDir, { recursive: true });
  const secrets = { ...made, ...known };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function generate(): Secrets {
  const secret = (): string => randomBytes(32).toString('base64url');
  return { jwt: secret(), meilisearchKey: secret(), sandboxWebhook: secret(), gateway: secret() };
}
