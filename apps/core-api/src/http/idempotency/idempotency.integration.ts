import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@noillin/contracts';
import { newId, sleep } from '@noillin/utils';
import { IsString } from 'class-validator';
import type { Model } from 'mongoose';
import { RequirePermissions } from '../../auth';
import type { SessionDto } from '../../auth/dto/session.dto';
import { bearer, bootApp, register } from '../../testing';
import type { IdempotencyKeyDocument } from './idempotency-key.schema';
import { IdempotencyKey, Idempotent } from './idempotent.decorator';

class Order {
  @IsString() item!: string;
}

/** How often each handler ran. */
const runs = new Map<string, number>();
const countRun = (name: string): number => {
  const count = (runs.get(name) ?? 0) + 1;
  runs.set(name, count);
  return count;
};

@Controller('test-orders')
@RequirePermissions('account:read')
class OrdersController {
  @Post() @Idempotent() async create(
    @Body() { item }: Order,
    @IdempotencyKey() key?: string,
  ): Promise<object> {
    const run = countRun(item);
    await sleep(50);
    return { item, run, key };
  }
  @Post('strict') @Idempotent({ required: true }) strict(): object {
    return {};
  }
  @Post('refused/:name') @Idempotent() refuse(@Param('name') name: string): object {
    throw new DomainError('rule_refused', { reason: `refused ${countRun(name)}` });
  }
  @Post('conflict/:name') @Idempotent() conflict(@Param('name') name: string): object {
    if (countRun(name) === 1) throw new DomainError('slot_taken');
    return { run: runs.get(name) };
  }
  @Post('fails-once/:name') @Idempotent() @HttpCode(200) failOnce(@Param('name') name: string): object {
    if (countRun(name) === 1) throw new Error('the first time fails');
    return { run: runs.get(name) };
  }
}

describe('Idempotency-Key', () => {
  let app: NestFastifyApplication;
  let session: SessionDto;
  let model: Model<IdempotencyKeyDocument>;

  const send = (payload: object, key?: string, path = '', by = session) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/test-orders${path}`,
      headers: { ...bearer(by), ...(key !== undefined && { 'idempotency-key': key }) },
      payload,
    });

  beforeAll(async () => {
    app = await bootApp({ controllers: [OrdersController as Type] });
    session = await register(app);
    model = app.get<Model<IdempotencyKeyDocument>>(getModelToken('IdempotencyKey'), { strict: false });
  });
  afterAll(() => app.close());

  it('answers the same request the same way, and runs it once', async () => {
    const [item, key] = [newId(), newId()];
    const first = await send({ item }, key);
    const second = await send({ item }, key);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect([second.statusCode, second.json()]).toEqual([201, { item, run: 1, key }]);
    expect(second.json()).toEqual(first.json());
  });

  it('runs fifty parallel requests with one key once', async () => {
    const [item, key] = [newId(), newId()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => send({ item }, key)));
    const outcomes = answers.map((answer) =>
      answer.statusCode === 201 ? 'created' : answer.json<{ code: string }>().code,
    );
    expect(runs.get(item)).toBe(1);
    expect(new Set(outcomes)).toEqual(new Set(['created', 'idempotency_key_in_progress']));
    expect((await send({ item }, key)).json()).toEqual({ item, run: 1, key });
  });

  it('does not mind how the body is laid out', async () => {
    const [item, key] = [newId(), newId()];
    await send({ item }, key);
    const again = await app.inject({
      method: 'POST',
      url: '/api/v1/test-orders',
      headers: { ...bearer(session), 'idempotency-key': key, 'content-type': 'application/json' },
      payload: `\n{ "item" :  "${item}" }`,
    });
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('refuses another body under the same key', async () => {
    const key = newId();
    await send({ item: newId() }, key);
    const other = await send({ item: newId() }, key);
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('keeps keys of different people apart', async () => {
    const [item, key] = [newId(), newId()];
    await send({ item }, key);
    const other = await send({ item }, key, '', await register(app));
    expect(other.json()).toMatchObject({ run: 2 });
  });

  it('answers a refusal again with the id of the new request', async () => {
    const [name, key] = [newId(), newId()];
    const first = await send({}, key, `/refused/${name}`);
    const second = await send({}, key, `/refused/${name}`);
    expect(second.json()).toEqual({ ...first.json<object>(), requestId: second.headers['x-request-id'] });
    expect(second.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect([second.statusCode, runs.get(name)]).toEqual([422, 1]);
  });

  it.each(['conflict', 'fails-once'])('runs again what ended by %s', async (path) => {
    const [name, key] = [newId(), newId()];
    const first = await send({}, key, `/${path}/${name}`);
    const second = await send({}, key, `/${path}/${name}`);
    expect(first.statusCode).toBeGreaterThanOrEqual(409);
    expect(second.json()).toEqual({ run: 2 });
  });

  it('lets a request take over from a process that died, after its lease', async () => {
    const [item, key] = [newId(), newId()];
    await send({ item }, key);
    const abandoned = { answer: null, leaseUntil: new Date(Date.now() + 60_000) };
    await model.updateOne({ key }, { $set: abandoned });
    expect((await send({ item }, key)).json()).toMatchObject({ code: 'idempotency_key_in_progress' });
    await model.updateOne({ key }, { $set: { leaseUntil: new Date(Date.now() - 1) } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ item }, key)));
    expect(
      answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json<object>()),
    ).toEqual([{ item, run: 2, key }]);
  });

  it('runs requests without a key as they come', async () => {
    const item = newId();
    await send({ item });
    expect((await send({ item })).json()).toEqual({ item, run: 2 });
  });

  it('refuses a missing key where one is needed, and keys that are none', async () => {
    const codes = [
      await send({}, undefined, '/strict'),
      await send({}, ' ', '/strict'),
      await send({}, 'x'.repeat(256)),
    ].map((answer) => answer.json<{ code: string }>().code);
    expect(codes).toEqual(['idempotency_key_required', 'invalid_idempotency_key', 'invalid_idempotency_key']);
  });
});
