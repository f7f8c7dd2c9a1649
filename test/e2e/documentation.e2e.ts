import { succeeded } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform } from '../support';

interface Operation {
  summary?: string;
  description?: string;
  'x-permission'?: string[];
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
}

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, { description?: string }> }> };
}

/** The routes that the contract names; others may come. */
const MAIN_JOB = `
  POST /auth/register  POST /auth/login  POST /auth/refresh  POST /auth/logout  GET /auth/me
  GET /influencers/me  PATCH /influencers/me  GET /influencers/{id}  GET /brands/me  PATCH /brands/me  GET /brands/{id}
  POST /gigs  GET /gigs  GET /gigs/{id}  PATCH /gigs/{id}
  POST /gigs/{id}/publish  POST /gigs/{id}/pause  POST /gigs/{id}/archive
  POST /gigs/{id}/members/me/accept  POST /gigs/{id}/members/me/decline  GET /gigs/{id}/slots
  GET /availability/rules  PUT /availability/rules
  GET /availability/overrides  PUT /availability/overrides/{date}  DELETE /availability/overrides/{date}
  POST /bookings  GET /bookings  GET /bookings/{id}  POST /bookings/{id}/cancel  GET /bookings/{id}/cancellation-preview
  POST /bookings/{id}/deliver  POST /bookings/{id}/request-revision  POST /bookings/{id}/complete  POST /bookings/{id}/dispute
  POST /payments/webhooks/{provider}  POST /sandbox/payments/{paymentId}/succeed  POST /sandbox/payments/{paymentId}/fail
  GET /search/influencers  GET /search/gigs
  GET /conversations  POST /conversations  GET /conversations/{id}/messages  POST /conversations/{id}/messages
  POST /conversations/{id}/read
  GET /notifications  POST /notifications/{id}/read  POST /notifications/read-all
  GET /health/live  GET /health/ready`
  .trim()
  .split(/\s{2,}|\n/)
  .filter(Boolean);

describe('the documentation', () => {
  let platform: PlatformUnderTest;
  let document: OpenApi;
  let routes: [string, Operation][];
  beforeAll(async () => {
    platform = openPlatform();
    document = await succeeded(platform.api.get<OpenApi>('/api/openapi.json'));
    routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
        operation,
      ]),
    );
  });
  afterAll(() => platform.close());

  const without = (has: (operation: Operation) => unknown) =>
    routes.filter(([, operation]) => !has(operation)).map(([name]) => name);

  it('is a page for people whose scripts load from here', async () => {
    const page = await platform.api.get<string>('/api/docs');
    const [script = ''] = /[^"']*swagger-ui-bundle\.js/.exec(page.body) ?? [];
    const loaded = await platform.api.get<string>(new URL(script, 'https://x/api/docs/').pathname);
    expect([loaded.status, loaded.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ]);
  });

  it('is OpenAPI 3.1', () => expect(document.openapi).toMatch(/^3\.1/));

  it('names every route of the main job', () => {
    expect(routes.map(([name]) => name)).toEqual(expect.arrayContaining(MAIN_JOB));
  });

  it('says of every route what it does, and who may', () => {
    expect(without(({ summary, description }) => summary ?? description)).toEqual([]);
    expect(without((route) => route['x-permission'] ?? route.description?.includes('Public'))).toEqual([]);
  });

  it('says of every route how it refuses, as problems', () => {
    const refusals = ({ responses }: Operation) =>
      Object.entries(responses).filter(([status]) => status >= '400');
    expect(without((operation) => refusals(operation).length > 0)).toEqual([]);
    expect(
      without((operation) =>
        refusals(operation).every(
          ([, { content }]) =>
            content?.['application/problem+json']?.schema?.$ref === '#/components/schemas/ProblemDto',
        ),
      ),
    ).toEqual([]);
  });

  it('says of every route with a permission that it may answer 401 and 403', () => {
    const guarded = routes.filter(([, operation]) => operation['x-permission']);
    expect(guarded.length).toBeGreaterThan(20);
    for (const [, { responses }] of guarded)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403']));
  });

  it('describes the fields of a new gig', () => {
    const { properties = {} } = document.components.schemas['CreateGigDto'] ?? {};
    expect(Object.keys(properties).length).toBeGreaterThan(8);
    for (const { description, ...rest } of Object.values(properties))
      expect(description ?? ('allOf' in rest || '$ref' in rest)).toBeTruthy();
  });
});
