import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { envFileText, saveEnvFiles } from './env-files';

describe('environment files', () => {
  it('keep values as they are', () => {
    expect(envFileText({ MAIL_FROM: 'Noillin <a@b.example>', PORT: '3000' })).toBe(
      "MAIL_FROM='Noillin <a@b.example>'\nPORT='3000'\n",
    );
  });

  it('are one for each service, for the owner only', () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'noillin-env-'));
    saveEnvFiles({ stateDir, env: (service) => ({ SERVICE: service }) });
    for (const service of ['core-api', 'worker', 'realtime']) {
      const file = join(stateDir, 'env', `${service}.env`);
      expect(readFileSync(file, 'utf8')).toBe(`SERVICE='${service}'\n`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    rmSync(stateDir, { recursive: true });
  });
});
