import type { FastifyInstance } from 'fastify';
import { isObject } from '../../documents/json';
import { MeiliError } from '../../errors';
import { search, type SearchAnswer } from '../../search/search';
import { readJson, readOptionalJson } from '../body';
import { indexUidOf, type Context } from '../context';
import { BodyFields, describe } from '../fields';
import { readSearchBody, readSearchQuery, SEARCH_FIELDS } from '../search-fields';

const config = { access: 'search' as const };

export function searchRoutes(app: FastifyInstance, context: Context): void {
  const { catalog } = context;
  app.post('/indexes/:indexUid/search', { config }, (request) => {
    const indexUid = indexUidOf(request);
    const asked = readSearchBody(readOptionalJson(request) ?? {});
    return search(catalog.get(indexUid), asked);
  });
  app.get('/indexes/:indexUid/search', { config }, (request) => {
    const indexUid = indexUidOf(request);
    const asked = readSearchQuery(request.query);
    return search(catalog.get(indexUid), asked);
  });
  app.post('/multi-search', { config }, (request) => multiSearch(context, readJson(request)));
}

function multiSearch(context: Context, body: unknown): { results: ({ indexUid: string } & SearchAnswer)[] } {
  const fields = new BodyFields(body, {
    codePrefix: 'invalid_multi_search_',
    allowed: ['queries', 'federation'],
  });
  if (fields.has('federation'))
    throw new MeiliError('bad_request', '`federation` is not supported by meilisearch-lite.');
  const queries = fields.raw('queries');
  if (queries === undefined) throw new MeiliError('bad_request', 'Missing field `queries`');
  if (!Array.isArray(queries)) {
    throw new MeiliError(
      'bad_request',
      `Invalid value type at \`.queries\`: expected an array, but found ${describe(queries)}`,
    );
  }
  return {
    results: queries.map((query: unknown, position) => oneOfMany(context, query, `.queries[${position}]`)),
  };
}

/** An error in one query is the error of them all, always with status 400, and says which one it was. */
function oneOfMany({ catalog }: Context, query: unknown, place: string): { indexUid: string } & SearchAnswer {
  const { indexUid, parameters } = splitQuery(query, place);
  const asked = readSearchBody(parameters, place);
  try {
    return { indexUid, ...search(catalog.get(indexUid), asked) };
  } catch (error) {
    if (error instanceof MeiliError)
      throw new MeiliError(error.code, `Inside \`${place}\`: ${error.message}`, 400);
    throw error;
  }
}

function splitQuery(query: unknown, place: string): { indexUid: string; parameters: unknown } {
  const allowed = ['indexUid', ...SEARCH_FIELDS];
  const fields = new BodyFields(query, { codePrefix: 'invalid_', allowed }, place);
  const indexUid = fields.text('indexUid');
  if (indexUid === undefined)
    throw new MeiliError('missing_index_uid', `Missing field \`indexUid\` inside \`${place}\``);
  const parameters = isObject(query) ? { ...query } : {};
  delete parameters['indexUid'];
  return { indexUid, parameters };
}
