import type { OpenAPIObject } from '@nestjs/swagger';
import { routeList } from './route-list';

const guarded = { responses: {}, 'x-permission': ['account:read'] };
const document = {
  paths: {
    '/api/v1/gigs': { get: { responses: {} }, post: guarded },
    '/api/v1/gigs/{id}': { get: { responses: {}, security: [{ bearer: [] }] } },
    '/api/v1/gigs/mine': { get: guarded },
    '/api/v1/bookings': { get: guarded },
  },
} as unknown as OpenAPIObject;

describe('the list of public routes', () => {
  const lines = routeList(document).split('\n');
  const entries = lines.map((line) => line.trim()).filter((line) => line.includes(' /api/v1/'));

  it('names what is public, and what only looks as if it were', () => {
    expect(entries).toEqual([
      '"~^GET /api/v1/gigs(\\?|$)" open;',
      '"~^GET /api/v1/gigs/mine(\\?|$)" guarded;',
      '"~^GET /api/v1/gigs/[^/?]+(\\?|$)" optional;',
    ]);
  });

  it('guards everything that stands beside a route', () => {
    expect(lines).toContain('  default $family_access;');
    expect(lines).toContain('  "~^/api/v1/(bookings|gigs)([/?]|$)" guarded;');
  });
});
