import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_NAMES } from '../instance';
import { tailOf } from './tail-of';

const MOST_LINES = 25;

/** The ends of the services' logs, for whoever sees only what `npm test` printed. */
export function serviceLogs(logsDir: string): string {
  return SERVICE_NAMES.flatMap((name) => {
    const file = join(logsDir, `${name}.log`);
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    return text ? [`--- ${name}.log\n${tailOf(text, MOST_LINES)}`] : [];
  }).join('\n');
}
