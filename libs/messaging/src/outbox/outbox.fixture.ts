import type { INestApplicationContext } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { Transactions } from '@noillin/mongo';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { Outbox } from './outbox';

/** An event that comes to no queue of the worker: what a test publishes disturbs no other. */
export const UNHEARD_EVENT = 'user.registered';

/** Records several of it in one transaction. @returns their ids, in order */
export const addUnheard = (service: INestApplicationContext, count: number): Promise<string[]> =>
  service.get(Transactions).run(async () => {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1)
      ids.push(await service.get(Outbox).add(UNHEARD_EVENT, { userId: newId(), role: 'brand' }));
    return ids;
  });

/** What waits to be published. */
export const outboxRows = (service: INestApplicationContext) =>
  service.get<Connection>(getConnectionToken()).collection<{ _id: string }>('outbox');
