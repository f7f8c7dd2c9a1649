import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAYS = 365;

export interface PemPair {
  certificate: string;
  key: string;
}

/** A P-256 certificate for localhost, 127.0.0.1 and ::1: by openssl where it is on PATH, otherwise by a library. */
export async function makeSelfSigned(): Promise<PemPair> {
  try {
    return await byOpenssl();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return byLibrary();
  }
}

async function byOpenssl(): Promise<PemPair> {
  const folder = await mkdtemp(join(tmpdir(), 'noillin-certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  try {
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-sha256'],
      ...['-days', String(DAYS), '-subj', '/CN=localhost', '-keyout', key, '-out', certificate],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1'],
    ]);
    return { key: await readFile(key, 'utf8'), certificate: await readFile(certificate, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same certificate without openssl. Exported for its own test: machines with openssl never get here. */
export async function byLibrary(): Promise<PemPair> {
  const { generate } = await import('selfsigned');
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + DAYS * 24 * 3600_000),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { certificate: pair.cert, key: pair.private };
}
