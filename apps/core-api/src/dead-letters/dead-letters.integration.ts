import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdminRole } from '@noillin/contracts';
import { DeadLetters, type ReadDeadLetter } from '@noillin/messaging';
import { newId } from '@noillin/utils';
import { adminToken, bearer, bootApp, register } from '../testing';
import type { DeadLetterDetailsDto, DeadLetterDto, DeadLetterListDto } from './dto/dead-letter.dto';

jest.setTimeout(60_000);

describe('dead letters for operators', () => {
  let app: NestFastifyApplication;
  let admin: { id: string; accessToken: string };
  beforeAll(async () => {
    app = await bootApp();
    admin = await adminToken(app);
  });
  afterAll(() => app.close());

  const call = (
    method: 'GET' | 'POST',
    path: string,
    payload?: object,
    as: { accessToken: string } = admin,
  ) => app.inject({ method, url: `/api/v1/admin/dead-letters${path}`, headers: bearer(as), payload });
  const store = async (change: Partial<ReadDeadLetter> = {}): Promise<string> => {
    const id = newId();
    const content = JSON.stringify({ secret: id });
    const message = { content, contentEncoding: 'utf8' as const, complete: true, size: content.length };
    const label = { eventId: newId(), name: 'notification.created', correlationId: newId() };
    const failure = { id: newId(), at: new Date(), attempts: 5, reason: 'Error: no' };
    await app
      .get(DeadLetters, { strict: false })
      .store({ id, queue: 'mail', ...label, ...message, failure, ...change });
    return id;
  };

  it('are listed without what is in them, which the single one shows', async () => {
    const id = await store();
    const list = (await call('GET', '?queue=mail&status=open&limit=100')).json<DeadLetterListDto>();
    const item = list.items.find((one) => one.id === id);
    expect(item).toMatchObject({ queue: 'mail', attempts: 5, reason: 'Error: no', timesFailed: 1 });
    expect(JSON.stringify(item)).not.toContain('secret');
    const details = (await call('GET', `/${id}`)).json<DeadLetterDetailsDto>();
    expect(details).toMatchObject({ id, content: JSON.stringify({ secret: id }), complete: true });
    expect([details.failures.length, details.decisions]).toEqual([1, []]);
  });

  it('are listed page by page, those that failed last first, also those of one millisecond', async () => {
    const at = new Date(Date.now() + 86_400_000);
    const failure = () => ({ id: newId(), at, attempts: 1, reason: 'Error: no' });
    const ids = new Set([await store({ failure: failure() }), await store({ failure: failure() })]);
    const first = (await call('GET', '?limit=1')).json<DeadLetterListDto>();
    const second = (await call('GET', `?limit=1&cursor=${first.nextCursor}`)).json<DeadLetterListDto>();
    expect(new Set([...first.items, ...second.items].map((one) => one.id))).toEqual(ids);
  });

  it('are replayed once, or discarded with a reason', async () => {
    const [one, other] = [await store(), await store()];
    const replayed = await call('POST', `/${one}/replay`);
    expect([replayed.statusCode, replayed.json<DeadLetterDto>().status]).toEqual([202, 'replayed']);
    const again = await call('POST', `/${one}/replay`);
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'transition_not_allowed']);
    expect((await call('POST', `/${other}/discard`, { reason: ' ' })).statusCode).toBe(400);
    const discarded = await call('POST', `/${other}/discard`, { reason: 'Nobody waits for it.' });
    expect([discarded.statusCode, discarded.json<DeadLetterDto>().status]).toEqual([200, 'discarded']);
    expect((await call('POST', `/${other}/replay`)).statusCode).toBe(409);
    const { decisions } = (await call('GET', `/${other}`)).json<DeadLetterDetailsDto>();
    expect(decisions).toMatchObject([{ what: 'discard', by: admin.id, reason: 'Nobody waits for it.' }]);
  });

  it.each(['?status=lost', '?queue=wishful', '?cursor=bm9uZQ'])('refuses %s', async (query) => {
    expect((await call('GET', query)).statusCode).toBe(400);
  });

  it('knows no other letters', async () => {
    expect((await call('GET', '/none')).statusCode).toBe(404);
    expect((await call('POST', '/none/replay')).statusCode).toBe(404);
    expect((await call('POST', '/none/discard', { reason: 'x' })).statusCode).toBe(404);
  });

  it.each<[AdminRole, number]>([
    ['support', 403],
    ['finance', 403],
    ['super', 202],
  ])('are read by every admin, replayed by %s: %i', async (kind, status) => {
    const [as, id] = [await adminToken(app, kind), await store()];
    expect((await call('GET', `/${id}`, undefined, as)).statusCode).toBe(200);
    expect((await call('POST', `/${id}/replay`, undefined, as)).statusCode).toBe(status);
  });

  it('are closed to others', async () => {
    const brand = await register(app, { role: 'brand' });
    expect((await call('GET', '', undefined, brand)).statusCode).toBe(403);
  });
});
