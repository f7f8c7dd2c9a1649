import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINES } from './machines';
import { statesPage } from './states-page';

const ROOT = join(__dirname, '../../../../..');
const PAGE = join(ROOT, 'docs/state-machines.md');

/** Sources of libraries and applications that call defineMachine, without tests. */
const definitions = (): string[] =>
  ['libs', 'apps']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name, 'src')))
    .flatMap((source) =>
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((file) => /machine\.ts$/.test(file) && !/state-machine\.ts$/.test(file))
        .map((file) => readFileSync(join(source, file), 'utf8')),
    )
    .flatMap((text) =>
      [...text.matchAll(/defineMachine[^(]*\(\{\s*name: '([^']+)'/g)].map(([, name]) => name ?? ''),
    );

describe('docs/state-machines.md', () => {
  it('is what the tables say; `pnpm docs:states` writes it anew', () => {
    if (process.env['WRITE_STATES']) writeFileSync(PAGE, statesPage(MACHINES));
    expect(readFileSync(PAGE, 'utf8')).toBe(statesPage(MACHINES));
  });

  it('shows every machine there is', () => {
    expect(MACHINES.map(({ machine }) => machine.name).sort()).toEqual(definitions().sort());
  });
});
