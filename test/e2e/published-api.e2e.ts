import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERRORS } from '@noillin/contracts';
import { type OpenApiDocument, type Surface, breakingChanges, succeeded, surfaceOf } from '@noillin/testing';
import { openPlatform } from '../support';

const FILE = join(__dirname, '../../docs/published-api-v1.json');

/** What integrators were promised in docs/api-versioning.md. */
describe('the API that is published as v1', () => {
  let current: Surface;
  const published = (): Surface => JSON.parse(readFileSync(FILE, 'utf8')) as Surface;

  beforeAll(async () => {
    const platform = openPlatform();
    const document = await succeeded(platform.api.get<OpenApiDocument>('/api/openapi.json'));
    current = surfaceOf(document, ERRORS);
    await platform.close();
  });

  it('still does for every program what it did', () => {
    expect(breakingChanges(published(), current)).toEqual([]);
  });

  it('has everything new on record; WRITE_DOCS=1 writes it', () => {
    if (process.env['WRITE_DOCS']) writeFileSync(FILE, `${JSON.stringify(current)}\n`);
    expect(published()).toEqual(current);
  });
});
