import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EraseAccount, Erasures, type Erasure } from '@noillin/personal-data';
import { newId } from '@noillin/utils';
import type { Collection, Connection } from 'mongoose';
import type { SessionDto } from '../auth/dto/session.dto';
import { bearer, bootApp, PASSWORD, register } from '../testing';
import { fillAccount, type FilledIds, type Pair } from './fill-account.fixture';

type Stored = { _id: string } & Record<string, unknown>;
type Method = 'GET' | 'POST' | 'DELETE';

/** What the service answers. */
interface Answer {
  statusCode: number;
  json<Body = unknown>(): Body;
}

/** The service, an influencer who wants to be erased, and somebody with whom they have worked. */
export class ErasureBench {
  app!: NestFastifyApplication;
  asha!: SessionDto;
  ravi!: SessionDto;
  /** Stands in everything that tells of Asha. */
  mark!: string;
  private readonly filled: { pair: Pair; ids: FilledIds }[] = [];

  async open(): Promise<void> {
    this.app = await bootApp();
  }

  /** Two people whom no test has touched. */
  async renew(): Promise<void> {
    this.mark = `mark${newId().replaceAll('-', '')}`;
    const [email, displayName] = [`${this.mark}@example.com`, this.mark];
    this.asha = await register(this.app, { role: 'influencer', email, displayName });
    this.ravi = await register(this.app, { displayName: 'Ravi' });
  }

  async close(): Promise<void> {
    for (const { pair, ids } of this.filled) await this.sweep(pair, ids);
    await this.app.close();
  }

  get<Value>(type: abstract new (...parameters: never[]) => Value): Value {
    return this.app.get<Value>(type, { strict: false });
  }

  get connection(): Connection {
    return this.app.get<Connection>(getConnectionToken(), { strict: false });
  }

  rows(name: string): Collection<Stored> {
    return this.connection.collection<Stored>(name);
  }

  call(
    method: Method,
    path: string,
    session: Pick<SessionDto, 'accessToken'>,
    payload?: object,
  ): Promise<Answer> {
    return this.app.inject({ method, url: `/api/v1${path}`, headers: bearer(session), payload });
  }

  ask(
    session: Pick<SessionDto, 'accessToken'> = this.asha,
    body: object = { password: PASSWORD },
  ): Promise<Answer> {
    return this.call('POST', '/account/erasure', session, body);
  }

  logIn(email: string): Promise<Answer> {
    return this.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { email, password: PASSWORD },
    });
  }

  async stored({ user }: SessionDto = this.asha): Promise<Erasure> {
    const found = await this.get(Erasures).findLiveOf(user.id);
    if (!found) throw new Error('there is no erasure');
    return found;
  }

  /** Lets the erasure fall due, whatever its date; answers its id. */
  async fallDue(session = this.asha): Promise<string> {
    const { id } = await this.stored(session);
    await this.rows('erasures').updateOne({ _id: id }, { $set: { dueAt: new Date(0) } });
    return id;
  }

  /** Does what the worker does on the day, and again once what was being written is written. */
  async run(session = this.asha): Promise<Erasure> {
    for (const _ of ['closes', 'erases']) await this.runOnce(session);
    return this.stored(session);
  }

  /** The next thing that the worker does. */
  async runOnce(session = this.asha): Promise<void> {
    await this.get(EraseAccount).run(await this.fallDue(session));
  }

  async askAndRun(session = this.asha): Promise<Erasure> {
    await this.ask(session);
    return this.run(session);
  }

  /** Gives Asha something in every collection. */
  async fill(): Promise<FilledIds> {
    const pair = { userId: this.asha.user.id, otherId: this.ravi.user.id, mark: this.mark };
    const ids = await fillAccount(this.connection, pair);
    this.filled.push({ pair, ids });
    return ids;
  }

  /** Other files count and check what is in the database, too. */
  private async sweep({ userId, otherId }: Pair, ids: FilledIds): Promise<void> {
    const { bookingId, conversationId } = ids;
    const of = [
      { _id: { $in: [...Object.values(ids), userId, `sandbox:${userId}`] } },
      { _id: { $gte: `${userId}:`, $lt: `${userId};` } },
      ...[{ bookingId }, { conversationId }, { userId: otherId }],
    ];
    for (const { name } of await this.connection.listCollections())
      await this.rows(name).deleteMany({ $or: of });
  }
}
