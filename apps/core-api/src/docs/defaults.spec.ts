import type { OpenAPIObject } from '@nestjs/swagger';
import { relaxDefaults } from './defaults';

describe('what has a default', () => {
  const document = {
    paths: {
      '/things': {
        get: {
          responses: {},
          parameters: [
            { name: 'limit', in: 'query', required: true, schema: { type: 'integer', default: 20 } },
            { name: 'from', in: 'query', required: true, schema: { type: 'string' } },
          ],
        },
      },
    },
    components: {
      schemas: {
        Thing: { required: ['days', 'name'], properties: { days: { default: 365 }, name: {} } },
        Word: { type: 'string' },
      },
    },
  } as unknown as OpenAPIObject;

  beforeAll(() => relaxDefaults(document));

  it('may be left out of a query', () => {
    expect(document.paths['/things']?.get?.parameters).toMatchObject([
      { required: false },
      { required: true },
    ]);
  });

  it('may be left out of a body', () => {
    expect(document.components?.schemas?.['Thing']).toMatchObject({ required: ['name'] });
  });
});
