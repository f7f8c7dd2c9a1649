import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isObject, type Document } from '../documents/json';
import { MeiliError } from '../errors';

const ACCEPTED = '`application/json`';
const ACCEPTED_FOR_DOCUMENTS = '`application/json`, `application/x-ndjson`, `text/csv`';
const PAYLOAD_NAMES: Record<string, string> = { 'application/x-ndjson': 'ndjson', 'text/csv': 'csv' };

/** Bodies stay bytes until a route reads them: clients send a content type with empty bodies, too. */
export function keepBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

const bytesOf = (request: FastifyRequest): Buffer => (request.body as Buffer | undefined) ?? Buffer.alloc(0);

/** The JSON body. Fails with the documented content type and payload errors. */
export function readJson(request: FastifyRequest): unknown {
  requireJson(request, ACCEPTED);
  const text = bytesOf(request).toString('utf8');
  if (text.trim() === '') throw new MeiliError('missing_payload', 'A json payload is missing.');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

/** The JSON body, or undefined when there is none. */
export function readOptionalJson(request: FastifyRequest): unknown {
  return bytesOf(request).length === 0 ? undefined : readJson(request);
}

/** The documents of a body: an array of objects, or one object. */
export function readDocuments(request: FastifyRequest): Document[] {
  requireJson(request, ACCEPTED_FOR_DOCUMENTS);
  const body = readJson(request);
  const documents = Array.isArray(body) ? (body as unknown[]) : [body];
  if (documents.every(isObject)) return documents;
  throw malformed("Couldn't serialize document value: data are neither an object nor a list of objects");
}

function requireJson(request: FastifyRequest, accepted: string): void {
  const header = request.headers['content-type'];
  const expectation = `Accepted values for the Content-Type header are: ${accepted}`;
  if (header === undefined) {
    throw new MeiliError('missing_content_type', `A Content-Type header is missing. ${expectation}`);
  }
  const type = header.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/json') return;
  const payload = PAYLOAD_NAMES[type];
  if (payload && accepted.includes(type) && bytesOf(request).length === 0) {
    throw new MeiliError('missing_payload', `A ${payload} payload is missing.`);
  }
  throw new MeiliError('invalid_content_type', `The Content-Type \`${type}\` is invalid. ${expectation}`);
}

const malformed = (reason: string) =>
  new MeiliError('malformed_payload', `The \`json\` payload provided is malformed. \`${reason}\`.`);
