import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ROUTES, type Route } from '@noillin/sdk';
import { METHODS, operationsOf } from './operation';
import { unconnectedDocument } from './unconnected-document';

const SOURCE = join(__dirname, '..');

/** Names of all classes that end up as schemas. */
const dtoNames = (): string[] =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.dto.ts'))
    .flatMap((file) => [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/^export class (\w+)/gm)])
    .map(([, name = '']) => name);

const twice = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

describe('the OpenAPI document', () => {
  let document: OpenAPIObject;
  beforeAll(async () => void (document = await unconnectedDocument()));

  const operations = (): [string, Pick<Route, 'method' | 'path'>][] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method): [string, Pick<Route, 'method' | 'path'>] => [
        item[method]?.operationId ?? '',
        { method: method.toUpperCase(), path },
      ]),
    );

  it('has a name for every operation, `<resource>_<action>`, and each for one only', () => {
    const names = operations().map(([name]) => name);
    expect(names).toHaveLength(operationsOf(document).length);
    expect(names.filter((name) => !/^[a-z][A-Za-z]*_[a-z][A-Za-z]*$/.test(name))).toEqual([]);
    expect(twice(names)).toEqual([]);
  });

  it('has nothing that @noillin/sdk has not, and the other way round; pnpm sdk:generate makes it so', () => {
    const known = Object.entries(ROUTES).map(([name, { method, path }]) => [name, { method, path }]);
    expect(Object.fromEntries(operations())).toEqual(Object.fromEntries(known));
  });

  it('says of the sandbox’s buttons that they lead back to their page', () => {
    const buttons = Object.entries(document.paths).flatMap(([path, { post }]) =>
      post && /\/sandbox\/(checkout|onboarding)\//.test(path) ? [post] : [],
    );
    const successes = buttons.map(({ responses }) =>
      Object.keys(responses).filter((status) => status < '400'),
    );
    expect(successes).toEqual(Array(6).fill(['303']));
  });

  it('refers to no schema that it has not', () => {
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => !(String(name) in (document.components?.schemas ?? {})))).toEqual([]);
  });

  it('has one schema per DTO: two classes of one name would be one', () => {
    expect(twice(dtoNames())).toEqual([]);
  });
});
