import type { FastifyInstance } from 'fastify';
import { MeiliError } from '../errors';
import type { Access, KeyRing } from './keys';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; the admin key when it does not say. */
    access?: Access;
  }
}

const BEARER = /^Bearer\s+(.+)$/i;

/** Checks the bearer key of every request but the public ones. Without a master key everything is open. */
export function requireKeys(app: FastifyInstance, keys: KeyRing | null): void {
  if (!keys) return;
  const seen = new Map<string, boolean>();
  const allows = (key: string, access: Access) => {
    const question = `${access} ${key}`;
    const known = seen.get(question) ?? keys.allows(key, access);
    if (known) seen.set(question, known);
    return known;
  };
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'admin';
    if (access === 'public') return;
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) {
      throw new MeiliError(
        'missing_authorization_header',
        'The Authorization header is missing. It must use the bearer authorization method.',
      );
    }
    if (!allows(key, access)) throw new MeiliError('invalid_api_key', 'The provided API key is invalid.');
  });
}
