import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject } from '../../documents/json';
import { pickAttributes } from '../../documents/pick';
import { MeiliError } from '../../errors';
import { readFilter } from '../../filter/expression';
import { readDocuments, readJson } from '../body';
import { accepted, indexUidOf, type Context } from '../context';
import { describe, QueryFields } from '../fields';
import { listDocuments, readListBody, readListQuery } from '../list-documents';

const documentIdOf = (request: FastifyRequest) => (request.params as { documentId: string }).documentId;

export function documentRoutes(app: FastifyInstance, context: Context): void {
  const { catalog } = context;
  app.get('/indexes/:indexUid/documents', (request) => {
    const indexUid = indexUidOf(request);
    return listDocuments(catalog, indexUid, readListQuery(request.query));
  });
  app.post('/indexes/:indexUid/documents/fetch', (request) => {
    const indexUid = indexUidOf(request);
    return listDocuments(catalog, indexUid, readListBody(readJson(request)));
  });
  app.get('/indexes/:indexUid/documents/:documentId', (request) => getDocument(context, request));
  app.post('/indexes/:indexUid/documents', (request, reply) => addDocuments(context, request, reply, false));
  app.put('/indexes/:indexUid/documents', (request, reply) => addDocuments(context, request, reply, true));
  deletionRoutes(app, context);
}

function deletionRoutes(app: FastifyInstance, { queue }: Context): void {
  app.delete('/indexes/:indexUid/documents/:documentId', async (request, reply) => {
    const indexUid = indexUidOf(request);
    return accepted(
      reply,
      await queue.enqueue({ type: 'documentDeletion', indexUid, ids: [documentIdOf(request)] }),
    );
  });
  app.post('/indexes/:indexUid/documents/delete-batch', async (request, reply) => {
    const indexUid = indexUidOf(request);
    const ids = readIds(readJson(request));
    return accepted(reply, await queue.enqueue({ type: 'documentDeletion', indexUid, ids }));
  });
  app.post('/indexes/:indexUid/documents/delete', async (request, reply) => {
    const indexUid = indexUidOf(request);
    const filter = readDeletionFilter(readJson(request));
    return accepted(reply, await queue.enqueue({ type: 'documentDeletion', indexUid, filter }));
  });
  app.delete('/indexes/:indexUid/documents', async (request, reply) => {
    const indexUid = indexUidOf(request);
    return accepted(reply, await queue.enqueue({ type: 'documentDeletion', indexUid, all: true }));
  });
}

function getDocument({ catalog }: Context, request: FastifyRequest) {
  const index = catalog.get(indexUidOf(request));
  const fields = new QueryFields(request.query, {
    codePrefix: 'invalid_document_',
    allowed: ['fields', 'retrieveVectors'],
  });
  const document = index.documents.find(documentIdOf(request));
  if (!document)
    throw new MeiliError('document_not_found', `Document \`${documentIdOf(request)}\` not found.`);
  return pickAttributes(document, fields.list('fields') ?? ['*']);
}

async function addDocuments(
  { queue }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  merge: boolean,
): Promise<FastifyReply> {
  const indexUid = indexUidOf(request);
  const fields = new QueryFields(request.query, {
    codePrefix: 'invalid_document_',
    codes: { primaryKey: 'invalid_index_primary_key' },
    allowed: ['primaryKey'],
  });
  const primaryKey = fields.text('primaryKey') ?? null;
  const documents = readDocuments(request);
  return accepted(
    reply,
    await queue.enqueue({ type: 'documentAdditionOrUpdate', indexUid, documents, merge, primaryKey }),
  );
}

function readIds(body: unknown): string[] {
  if (!Array.isArray(body)) {
    throw new MeiliError(
      'bad_request',
      `Json deserialize error: invalid type: ${describe(body)}, expected a sequence`,
    );
  }
  return body.map((id: unknown) => (typeof id === 'string' ? id : JSON.stringify(id)));
}

/** Keeps the filter as sent, since whether its attributes are filterable is asked when the task runs. */
function readDeletionFilter(body: unknown): unknown {
  if (!isObject(body))
    throw new MeiliError(
      'bad_request',
      `Invalid value type: expected an object, but found ${describe(body)}`,
    );
  const filter = body['filter'];
  if (filter === undefined) throw new MeiliError('missing_document_filter', 'Missing field `filter`');
  if (readFilter(filter, 'invalid_document_filter')) return filter;
  throw new MeiliError('invalid_document_filter', 'Sending an empty filter is forbidden.');
}
