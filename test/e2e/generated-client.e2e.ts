import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { succeeded } from '@noillin/testing';
import { openPlatform } from '../support';

const ROOT = join(__dirname, '../..');
const CHECK = ['-r', './test/jest/run-typescript.cjs', 'libs/sdk/generator/generate.ts'];

describe('the generated part of @noillin/sdk', () => {
  it('is what the running platform documents; otherwise: pnpm sdk:generate', async () => {
    const platform = openPlatform();
    const folder = await mkdtemp(join(tmpdir(), 'noillin-sdk-'));
    try {
      const file = join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(await succeeded(platform.api.get('/api/openapi.json'))));
      await promisify(execFile)(process.execPath, [...CHECK, file, '--check'], { cwd: ROOT });
    } finally {
      await rm(folder, { recursive: true });
      await platform.close();
    }
  });
});
