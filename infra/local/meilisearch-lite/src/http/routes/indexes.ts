import type { FastifyInstance } from 'fastify';
import { MeiliError } from '../../errors';
import type { SearchIndex } from '../../search-index';
import { readJson } from '../body';
import { accepted, indexUidOf, invalidUidMessage, isIndexUid, type Context } from '../context';
import { BodyFields, describe, QueryFields } from '../fields';

const IMMUTABLE: Record<string, string> = {
  uid: 'immutable_index_uid',
  createdAt: 'immutable_index_created_at',
  updatedAt: 'immutable_index_updated_at',
};

export function indexRoutes(app: FastifyInstance, { catalog, queue }: Context): void {
  app.get('/indexes', (request) => {
    const fields = new QueryFields(request.query, {
      codePrefix: 'invalid_index_',
      allowed: ['offset', 'limit'],
    });
    const offset = fields.count('offset') ?? 0;
    const limit = fields.count('limit') ?? 20;
    const indexes = catalog.list();
    return { results: indexes.slice(offset, offset + limit).map(show), offset, limit, total: indexes.length };
  });
  app.get('/indexes/:indexUid', (request) => show(catalog.get(indexUidOf(request))));
  app.post('/indexes', async (request, reply) => {
    const { indexUid, primaryKey } = readCreation(readJson(request));
    return accepted(reply, await queue.enqueue({ type: 'indexCreation', indexUid, primaryKey }));
  });
  app.patch('/indexes/:indexUid', async (request, reply) => {
    const indexUid = indexUidOf(request);
    const primaryKey = readUpdate(readJson(request));
    return accepted(reply, await queue.enqueue({ type: 'indexUpdate', indexUid, primaryKey }));
  });
  app.delete('/indexes/:indexUid', async (request, reply) => {
    const indexUid = indexUidOf(request);
    return accepted(reply, await queue.enqueue({ type: 'indexDeletion', indexUid }));
  });
  app.post('/swap-indexes', async (request, reply) => {
    const swaps = readSwaps(readJson(request));
    return accepted(reply, await queue.enqueue({ type: 'indexSwap', indexUid: null, swaps }));
  });
}

const show = ({ uid, createdAt, updatedAt, primaryKey }: SearchIndex) => ({
  uid,
  createdAt,
  updatedAt,
  primaryKey,
});

function readCreation(body: unknown): { indexUid: string; primaryKey: string | null } {
  const fields = new BodyFields(body, { codePrefix: 'invalid_index_', allowed: ['uid', 'primaryKey'] });
  const uid = fields.text('uid');
  if (uid === undefined) throw new MeiliError('missing_index_uid', 'Missing field `uid`');
  if (!isIndexUid(uid)) throw fields.error('uid', `Invalid value at \`.uid\`: ${invalidUidMessage(uid)}`);
  return { indexUid: uid, primaryKey: fields.text('primaryKey') ?? null };
}

function readUpdate(body: unknown): string | null {
  const immutable = Object.keys(body ?? {}).find((name) => IMMUTABLE[name]);
  if (immutable !== undefined) {
    throw new MeiliError(
      IMMUTABLE[immutable]!,
      `Immutable field \`${immutable}\`: expected one of \`primaryKey\``,
    );
  }
  return (
    new BodyFields(body, { codePrefix: 'invalid_index_', allowed: ['primaryKey'] }).text('primaryKey') ?? null
  );
}

function readSwaps(body: unknown): [string, string][] {
  if (!Array.isArray(body))
    throw new MeiliError('bad_request', `Invalid value type: expected an array, but found ${describe(body)}`);
  const swaps = body.map((entry: unknown, position) => readSwap(entry, `[${position}]`));
  const uids = swaps.flat();
  const repeated = uids.find((uid, position) => uids.indexOf(uid) !== position);
  if (repeated === undefined) return swaps;
  throw new MeiliError(
    'invalid_swap_duplicate_index_found',
    `Indexes must be declared only once during a swap. \`${repeated}\` was specified several times.`,
  );
}

function readSwap(entry: unknown, place: string): [string, string] {
  const fields = new BodyFields(
    entry,
    {
      codePrefix: 'invalid_swap_',
      codes: { indexes: 'invalid_swap_indexes' },
      allowed: ['indexes', 'rename'],
    },
    place,
  );
  const indexes = fields.list('indexes');
  if (indexes === undefined)
    throw new MeiliError('missing_swap_indexes', `Missing field \`indexes\` inside \`${place}\``);
  if (fields.flag('rename'))
    throw new MeiliError('bad_request', '`rename` is not supported by meilisearch-lite.');
  if (indexes.length === 2) return indexes as [string, string];
  const listed = indexes.map((uid) => JSON.stringify(uid)).join(', ');
  throw fields.error(
    'indexes',
    `Two indexes must be given for each swap. The list \`[${listed}]\` contains ${indexes.length} indexes.`,
  );
}
