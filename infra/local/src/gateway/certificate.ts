import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSelfSigned } from './self-signed';

export interface CertificateFiles {
  certificate: string;
  key: string;
}

const RENEW_BEFORE_MS = 7 * 24 * 3600_000;

/** Where the local certificate lives; it is its own authority, so the same file is what clients trust. */
export function certificateFiles(folder: string): CertificateFiles {
  return { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
}

/** The self-signed certificate for localhost, made on the first run and again when it no longer serves. */
export async function ensureCertificate(folder: string): Promise<CertificateFiles> {
  const files = certificateFiles(folder);
  if (isUsable(files)) return files;
  mkdirSync(folder, { recursive: true });
  const { certificate, key } = await makeSelfSigned();
  writeFileSync(files.key, key, { mode: 0o600 });
  // The mode above only counts for a new file.
  chmodSync(files.key, 0o600);
  writeFileSync(files.certificate, certificate);
  return files;
}

function isUsable(files: CertificateFiles): boolean {
  if (!existsSync(files.certificate) || !existsSync(files.key)) return false;
  try {
    const certificate = new X509Certificate(readFileSync(files.certificate));
    return (
      Date.parse(certificate.validTo) > Date.now() + RENEW_BEFORE_MS &&
      certificate.checkHost('localhost') !== undefined &&
      certificate.checkIP('127.0.0.1') !== undefined &&
      certificate.checkPrivateKey(createPrivateKey(readFileSync(files.key)))
    );
  } catch {
    // Not a certificate or not a key: whatever stands there is replaced.
    return false;
  }
}
