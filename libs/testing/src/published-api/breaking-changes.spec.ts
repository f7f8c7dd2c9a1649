import { ERRORS } from '@noillin/contracts';
import { breakingChanges } from './breaking-changes';
import { surfaceOf, type OpenApiDocument, type Surface } from './surface';

const document = (): OpenApiDocument => ({
  paths: {
    '/things/{id}': {
      post: {
        operationId: 'things_change',
        'x-permission': ['things:write'],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } } },
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          404: {},
        },
      },
    },
  },
  components: {
    schemas: {
      Change: {
        properties: { name: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/x/Part' } } },
        required: ['name'],
      },
      Part: { properties: { size: { type: 'integer' } }, required: [] },
      Thing: {
        properties: {
          id: { type: 'string' },
          status: { type: 'string', enum: ['new', 'old'] },
          note: { type: ['string', 'null'] },
        },
        required: ['id', 'status'],
      },
    },
  },
});

const ROUTE = 'POST /things/{id}';

describe('breakingChanges', () => {
  const published = surfaceOf(document(), ERRORS);

  /** What is found when the document is changed like this. */
  const after = (change: (surface: Surface) => void): string[] => {
    const current = structuredClone(published);
    change(current);
    return breakingChanges(published, current);
  };
  const operation = ({ operations }: Surface) => operations[ROUTE] as Surface['operations'][string];
  const type = ({ types }: Surface, name: string) => types[name] as Surface['types'][string];

  it('finds none where nothing changed, and none in what was added', () => {
    expect(after(() => undefined)).toEqual([]);
    const additions = after((now) => {
      now.operations['GET /others'] = operation(now);
      operation(now).parameters['query sort'] = { type: 'string' };
      operation(now).answers['202'] = 'nothing';
      type(now, 'Thing').fields['size'] = { type: 'integer' };
      type(now, 'Thing').fields['status'] = { type: 'string', values: ['new', 'old', 'older'] };
      type(now, 'Thing').required.push('note');
      type(now, 'Change').fields['size'] = { type: 'integer' };
      type(now, 'Change').required = [];
      now.problems['thing_taken'] = 409;
    });
    expect(additions).toEqual([]);
  });

  it.each<[string, (surface: Surface) => void, string]>([
    ['a route that is gone', ({ operations }) => delete operations[ROUTE], `${ROUTE} is gone`],
    [
      'another name',
      (now) => (operation(now).name = 'things_edit'),
      `${ROUTE} is called things_edit instead of things_change`,
    ],
    [
      'a parameter of another type',
      (now) => (operation(now).parameters['query limit'] = { type: 'string' }),
      `${ROUTE} query limit is string instead of integer`,
    ],
    [
      'a parameter that must be given',
      (now) => operation(now).requiredParameters.push('query limit'),
      `${ROUTE} requires query limit`,
    ],
    [
      'another permission',
      (now) => operation(now).permissions.push('things:admin'),
      `${ROUTE} requires things:admin`,
    ],
    [
      'no body any more',
      (now) => (operation(now).body = null),
      `${ROUTE} takes nothing instead of application/json Change`,
    ],
    [
      'another answer',
      (now) => (operation(now).answers['200'] = 'nothing'),
      `${ROUTE} 200 answers nothing instead of application/json Thing`,
    ],
    ['a field that is gone', (now) => delete type(now, 'Thing').fields['note'], 'Thing note is gone'],
    [
      'a field that may be null',
      (now) => (type(now, 'Thing').fields['id'] = { type: 'null | string' }),
      'Thing id is null | string instead of string',
    ],
    [
      'a value that is gone',
      (now) => (type(now, 'Thing').fields['status'] = { type: 'string', values: ['new'] }),
      'Thing status does not know old any more',
    ],
    [
      'an answer that may lack a field',
      (now) => (type(now, 'Thing').required = ['id']),
      'Thing status may be missing',
    ],
    [
      'a wish that needs a field, however deep',
      (now) => (type(now, 'Part').required = ['size']),
      'Part requires size',
    ],
    [
      'a problem of another status',
      (now) => (now.problems['slot_taken'] = 422),
      'slot_taken answers 422 instead of 409',
    ],
    ['a problem that is gone', (now) => delete now.problems['slot_taken'], 'slot_taken is gone'],
  ])('finds %s', (_, change, finding) => {
    expect(after(change)).toEqual([finding]);
  });
});
