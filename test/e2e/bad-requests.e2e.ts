import { type GigView, GIG, type Person, freshInfluencer } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal, refused } from '../support';

const MEBIBYTE = 1024 * 1024;

describe('a bad request', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  beforeAll(async () => {
    platform = openPlatform();
    influencer = await freshInfluencer(platform.api);
  });
  afterAll(() => platform.close());

  const draft = (body: unknown, headers: Record<string, string> = {}) =>
    influencer.api.post<GigView>('/gigs', body, { headers });

  it('with an unknown field is refused, and the field is named', async () => {
    const problem = await refusal(draft({ ...GIG, colour: 'teal' }));
    expect(problem).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(problem.errors).toEqual([{ field: 'colour', message: expect.any(String) }]);
  });

  it('with wrong types is refused, and every field is named by its path', async () => {
    const wrong = { ...GIG, title: 7, durationMinutes: '60', price: { amount: 12.5, currency: 'INR' } };
    const problem = await refusal(draft(wrong));
    expect([problem.status, problem.code]).toEqual([400, 'validation_failed']);
    const fields = problem.errors?.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['title', 'durationMinutes', 'price.amount']));
  });

  it.each([
    ['nothing', undefined],
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"gig"'],
  ])('with %s for a body is refused', async (_, body) => {
    const { status, code } = await refusal(draft(body));
    expect(status).toBe(400);
    expect(['validation_failed', 'malformed_json', 'bad_request']).toContain(code);
  });

  it.each([
    ['that breaks off', '{"title": "Reel'],
    ['that is none', 'title=Reel'],
    ['that reaches for a prototype', '{"__proto__": {"role": "admin"}}'],
  ])('with JSON %s is refused', async (_, body) => {
    expect(await refused(draft(body))).toEqual([400, 'malformed_json']);
  });

  it('with a huge body is refused before it is read', async () => {
    const huge = { ...GIG, description: 'x'.repeat(2 * MEBIBYTE) };
    expect(await refused(draft(huge))).toEqual([413, 'payload_too_large']);
  });

  it('with a deeply nested body is refused', async () => {
    const depth = 5_000;
    expect((await refusal(draft(`${'['.repeat(depth)}${']'.repeat(depth)}`))).status).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'in %s is refused',
    async (type) => {
      const asking = draft('title=Reel', { 'content-type': type });
      expect(await refused(asking)).toEqual([415, 'unsupported_media_type']);
    },
  );

  it('with a method that the route does not know is told which it knows', async () => {
    const answer = await influencer.api.delete('/gigs');
    expect(await refused(Promise.resolve(answer))).toEqual([405, 'method_not_allowed']);
    expect(answer.headers['allow']?.split(', ')).toEqual(expect.arrayContaining(['GET', 'POST']));
  });

  it.each(['%00', '%2e%2e%2fadmin', "'$ne'", 'x'.repeat(300), '%F0%9F%92%A9'])(
    'for an id like %p finds nothing',
    async (id) => {
      const { status } = await refusal(influencer.api.get(`/bookings/${id}`));
      expect([400, 404]).toContain(status);
    },
  );

  it('keeps the request id that the client chose, unless it is no id', async () => {
    const idFor = async (id: string) =>
      (await influencer.api.get('/auth/me', { headers: { 'x-request-id': id } })).headers['x-request-id'];
    expect(await idFor('support-case-42')).toBe('support-case-42');
    expect(await idFor('"><script>')).toMatch(/^[\w-]{16,}$/);
  });
});
