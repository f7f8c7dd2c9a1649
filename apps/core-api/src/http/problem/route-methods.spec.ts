import { fastify } from 'fastify';
import { RouteMethods } from './route-methods';

describe('RouteMethods', () => {
  const routes = new RouteMethods();

  beforeAll(() => {
    const server = fastify();
    routes.listenTo(server);
    const handler = () => ({});
    server.get('/gigs/:id', handler);
    server.patch('/gigs/:id', handler);
    server.post('/gigs', handler);
    server.get('/files/*', handler);
  });

  it.each([
    ['/gigs', ['POST']],
    ['/gigs?limit=1', ['POST']],
    ['/gigs/7', ['GET', 'HEAD', 'PATCH']],
    ['/gigs/7/', ['GET', 'HEAD', 'PATCH']],
    ['/gigs/7/slots', []],
    ['/files/a/b.css', ['GET', 'HEAD']],
    ['/elsewhere', []],
  ])('%s answers %p', (url, methods) => {
    expect(routes.of(url)).toEqual(methods);
  });
});
