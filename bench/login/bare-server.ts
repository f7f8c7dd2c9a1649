import fastify from 'fastify';
import { Passwords } from '../../apps/core-api/src/auth/passwords/passwords';
import { announce } from '../harness/child-server';

/** What nobody can save: the answer to a request, and the password hash of it. */
async function serve(): Promise<void> {
  const passwords = new Passwords();
  const server = fastify();
  const hashes = new Map<string, Promise<string>>();
  server.post('/verify', async (request) => {
    const { password } = request.body as { password: string };
    const stored = hashes.get(password) ?? passwords.hash(password);
    hashes.set(password, stored);
    return { ok: await passwords.matches(await stored, password) };
  });
  process.once('SIGTERM', () => void server.close());
  announce(await server.listen({ port: 0, host: '127.0.0.1' }));
}

void serve();
