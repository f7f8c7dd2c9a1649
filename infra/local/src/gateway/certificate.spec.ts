import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFiles, ensureCertificate } from './certificate';
import { byLibrary } from './self-signed';

describe('the local certificate', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'noillin-certificate-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = () => readFileSync(certificateFiles(folder).certificate, 'utf8');

  it('serves localhost and 127.0.0.1, and only its owner reads the key', async () => {
    const { key } = await ensureCertificate(folder);
    const certificate = new X509Certificate(read());
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.ca).toBe(true);
    expect(statSync(key).mode & 0o777).toBe(0o600);
  });

  it('is used again while it is valid', async () => {
    await ensureCertificate(folder);
    const first = read();
    await ensureCertificate(folder);
    expect(read()).toBe(first);
  });

  it('is made again when what stands there is no certificate, or the key is not its own', async () => {
    const { certificate, key } = await ensureCertificate(folder);
    writeFileSync(certificate, 'garbage');
    await ensureCertificate(folder);
    writeFileSync(key, (await byLibrary()).key);
    const mismatched = read();
    await ensureCertificate(folder);
    expect(read()).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(read()).not.toBe(mismatched);
  });

  it('can be made without openssl', async () => {
    const certificate = new X509Certificate((await byLibrary()).certificate);
    expect(certificate.subjectAltName).toContain('DNS:localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.ca).toBe(true);
  });
});
