import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { njsModule } from './njs-module';

describe("NGINX's JavaScript module", () => {
  const folder = mkdtempSync(join(tmpdir(), 'noillin-modules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused to be done without, by name of what to install', () => {
    expect(() => njsModule('no-such-nginx', [folder])).toThrow('apt-get install libnginx-mod-http-js');
  });

  it('is found where it is', () => {
    writeFileSync(join(folder, 'ngx_http_js_module.so'), '');
    expect(njsModule('no-such-nginx', [folder])).toBe(join(folder, 'ngx_http_js_module.so'));
  });
});
