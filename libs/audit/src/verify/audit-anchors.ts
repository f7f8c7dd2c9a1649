import { appendFile, readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { AuditConfig } from '../audit.config';
import type { SignedHead } from '../chain/signed-heads';

/** Earlier ends of the log in a file of their own, outside the database: one line of JSON each. */
@Injectable()
export class AuditAnchors {
  private readonly file: string | undefined;

  constructor({ AUDIT_ANCHOR_FILE }: AuditConfig) {
    this.file = AUDIT_ANCHOR_FILE;
  }

  /** Oldest first; none where there is no file. */
  async all(): Promise<SignedHead[]> {
    if (this.file === undefined) return [];
    const lines = (await this.read(this.file)).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as SignedHead);
  }

  async add(head: SignedHead): Promise<void> {
    if (this.file !== undefined) await appendFile(this.file, `${JSON.stringify(head)}\n`);
  }

  private async read(file: string): Promise<string> {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }
}
