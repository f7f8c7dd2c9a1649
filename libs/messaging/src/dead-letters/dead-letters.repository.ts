import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { encodeCursor, type Page } from '@noillin/utils';
import { Model, type QueryFilter } from 'mongoose';
import { QUEUE_KEYS, type QueueKey } from '../topology/queues';
import type { DeadLetter, Decision, MessageContent, ReadDeadLetter } from './dead-letter';
import { DEAD_LETTER_MACHINE, type DeadLetterStatus } from './dead-letter.machine';
import type { DeadLetterDocument } from './dead-letter.schema';

const DAY_MS = 24 * 3_600_000;
/** How long a letter is kept that waits for a person, after it failed last. */
const OPEN_KEPT_MS = 180 * DAY_MS;
/** How long one is kept about which somebody decided. */
const DECIDED_KEPT_MS = 30 * DAY_MS;
/** Failures and decisions that are kept of one letter. */
const HISTORY_LENGTH = 20;

const WITHOUT_CONTENT = { content: 0, contentEncoding: 0, complete: 0, forgetAt: 0 } as const;
type Row = Omit<DeadLetterDocument, keyof typeof WITHOUT_CONTENT>;

/** Which letters a list shows. `before` is the position at which the previous page ended. */
export interface DeadLetterQuery {
  queue?: QueueKey;
  status?: DeadLetterStatus;
  before?: string;
  limit: number;
}

const toLetter = ({ _id, ...rest }: Row): DeadLetter => ({ id: _id, ...rest });
const later = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds);

@Injectable()
export class DeadLetters {
  constructor(@InjectModel('DeadLetter') private readonly model: Model<DeadLetterDocument>) {}

  /** Stores a failure once; whatever was decided before, its letter is open then. Answers false for one that is stored already. */
  async store(letter: ReadDeadLetter): Promise<boolean> {
    try {
      await this.upsert(letter);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error, '_id')) throw error;
    }
    if (await this.model.exists({ _id: letter.id, 'failures.id': letter.failure.id })) return false;
    // Another failure of the same message was stored at this moment.
    return this.store(letter);
  }

  /** Makes a decision about a letter; null where it is not in a state that accepts one. */
  async decide(id: string, decision: Decision): Promise<DeadLetter | null> {
    const { what, at } = decision;
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status: { $in: [...DEAD_LETTER_MACHINE.statesAccepting(what)] } },
        {
          $set: { status: DEAD_LETTER_MACHINE.next('open', what), forgetAt: later(at, DECIDED_KEPT_MS) },
          $push: { decisions: { $each: [decision], $slice: -HISTORY_LENGTH } },
        },
        { returnDocument: 'after', projection: WITHOUT_CONTENT },
      )
      .lean<Row>();
    return row && toLetter(row);
  }

  async findById(id: string): Promise<DeadLetter | null> {
    const row = await this.model.findById(id, WITHOUT_CONTENT).lean<Row>();
    return row && toLetter(row);
  }

  async contentOf(id: string): Promise<MessageContent | null> {
    const wanted = { _id: 0, content: 1, contentEncoding: 1, complete: 1 };
    return this.model.findById(id, wanted).lean<MessageContent>();
  }

  /** Those that failed last first. @throws DomainError `invalid_cursor` */
  async list({ queue, status, before, limit }: DeadLetterQuery): Promise<Page<DeadLetter>> {
    const filter: QueryFilter<DeadLetterDocument> = {
      ...(queue && { queue }),
      ...(status && { status }),
      ...(before && olderThan(before)),
    };
    const rows = await this.model
      .find(filter, WITHOUT_CONTENT)
      .sort({ lastFailedAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<Row[]>();
    const items = rows.slice(0, limit).map(toLetter);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor(positionOf(last)) : null };
  }

  /** How many wait for a person, queue by queue. */
  async countOpen(): Promise<Record<QueueKey, number>> {
    const counts = QUEUE_KEYS.map(
      async (queue) => [queue, await this.model.countDocuments({ queue, status: 'open' })] as const,
    );
    return Object.fromEntries(await Promise.all(counts)) as Record<QueueKey, number>;
  }

  /** @throws a duplicate key error where this failure is stored, or another one of the message is being stored */
  private async upsert({ id, failure, queue, ...message }: ReadDeadLetter): Promise<void> {
    await this.model.updateOne(
      { _id: id, 'failures.id': { $ne: failure.id } },
      {
        $set: {
          ...message,
          status: DEAD_LETTER_MACHINE.initial,
          lastFailedAt: failure.at,
          forgetAt: later(failure.at, OPEN_KEPT_MS),
        },
        $setOnInsert: { queue, firstFailedAt: failure.at, decisions: [] },
        $inc: { timesFailed: 1 },
        $push: { failures: { $each: [failure], $slice: -HISTORY_LENGTH } },
      },
      { upsert: true },
    );
  }
}

const positionOf = ({ lastFailedAt, id }: DeadLetter): string => `${lastFailedAt.getTime()}/${id}`;

/** @throws DomainError `invalid_cursor` for a position that is none of ours */
const olderThan = (position: string): QueryFilter<DeadLetterDocument> => {
  const [, at = '', id = ''] = /^(\d{1,15})\/([\w-]+)$/.exec(position) ?? [];
  if (id === '') throw new DomainError('invalid_cursor');
  const lastFailedAt = new Date(Number(at));
  return { $or: [{ lastFailedAt: { $lt: lastFailedAt } }, { lastFailedAt, _id: { $lt: id } }] };
};
