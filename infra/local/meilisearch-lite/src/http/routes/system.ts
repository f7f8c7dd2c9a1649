import type { FastifyInstance } from 'fastify';
import { MeiliError } from '../../errors';
import type { SearchIndex } from '../../search-index';
import { indexUidOf, type Context } from '../context';
import { QueryFields } from '../fields';
import type { ApiKey, KeyRing } from '../keys';

/** The Meilisearch release whose API this server follows. */
const VERSION = { commitSha: 'meilisearch-lite', commitDate: 'unknown', pkgVersion: '1.15.0' };

export function systemRoutes(app: FastifyInstance, context: Context): void {
  app.get('/health', { config: { access: 'public' } }, () => ({ status: 'available' }));
  app.get('/version', () => VERSION);
  app.get('/stats', () => serverStats(context));
  app.get('/indexes/:indexUid/stats', (request) =>
    indexStats(context.catalog.get(indexUidOf(request)), context),
  );
  app.get('/keys', { config: { access: 'master' } }, (request) =>
    listKeys(requireRing(context), request.query),
  );
  app.get('/keys/:uidOrKey', { config: { access: 'master' } }, (request) =>
    findKey(requireRing(context), (request.params as { uidOrKey: string }).uidOrKey),
  );
}

function serverStats(context: Context) {
  const indexes = context.catalog.list();
  const lastUpdate =
    indexes
      .map((index) => index.updatedAt)
      .sort()
      .at(-1) ?? null;
  const entries = indexes.map((index) => [index.uid, indexStats(index, context)] as const);
  return { databaseSize: 0, usedDatabaseSize: 0, lastUpdate, indexes: Object.fromEntries(entries) };
}

/** Sizes are not measured: they are 0. */
function indexStats(index: SearchIndex, { tasks }: Context) {
  return {
    numberOfDocuments: index.documents.size,
    rawDocumentDbSize: 0,
    avgDocumentSize: 0,
    isIndexing: tasks.isIndexing(index.uid),
    numberOfEmbeddings: 0,
    numberOfEmbeddedDocuments: 0,
    fieldDistribution: index.documents.fieldDistribution(),
  };
}

function listKeys(ring: KeyRing, query: unknown) {
  const fields = new QueryFields(query, { codePrefix: 'invalid_api_key_', allowed: ['offset', 'limit'] });
  const offset = fields.count('offset') ?? 0;
  const limit = fields.count('limit') ?? 20;
  const keys = ring.list();
  return { results: keys.slice(offset, offset + limit), offset, limit, total: keys.length };
}

function findKey(ring: KeyRing, uidOrKey: string): ApiKey {
  const found = ring.list().find(({ uid, key }) => uid === uidOrKey || key === uidOrKey);
  if (!found) throw new MeiliError('api_key_not_found', `API key \`${uidOrKey}\` not found.`);
  return found;
}

function requireRing({ keys }: Context): KeyRing {
  if (keys) return keys;
  throw new MeiliError(
    'missing_master_key',
    'Meilisearch is running without a master key. To access this API endpoint, you must have set a master key at launch.',
  );
}
