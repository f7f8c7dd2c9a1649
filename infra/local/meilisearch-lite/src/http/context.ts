import type { FastifyReply, FastifyRequest } from 'fastify';
import { MeiliError } from '../errors';
import type { IndexCatalog } from '../index-catalog';
import type { Task } from '../tasks/task';
import type { TaskQueue } from '../tasks/task-queue';
import type { TaskStore } from '../tasks/task-store';
import type { KeyRing } from './keys';

/** What the routes work with. */
export interface Context {
  catalog: IndexCatalog;
  tasks: TaskStore;
  queue: TaskQueue;
  keys: KeyRing | null;
}

const VALID_UID = /^[A-Za-z0-9_-]{1,512}$/;

export const isIndexUid = (uid: string): boolean => VALID_UID.test(uid);

/** The sentence about an index uid that cannot be one. */
export const invalidUidMessage = (uid: string): string =>
  `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric ` +
  'characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.';

/** The `:indexUid` of the route. Fails with `invalid_index_uid`. */
export function indexUidOf(request: FastifyRequest): string {
  const { indexUid } = request.params as { indexUid: string };
  if (!isIndexUid(indexUid)) throw new MeiliError('invalid_index_uid', invalidUidMessage(indexUid));
  return indexUid;
}

/** The 202 answer of every asynchronous route. */
export function accepted(reply: FastifyReply, task: Task): FastifyReply {
  const { uid: taskUid, indexUid, type, enqueuedAt } = task;
  return reply.code(202).send({ taskUid, indexUid, status: 'enqueued', type, enqueuedAt });
}
