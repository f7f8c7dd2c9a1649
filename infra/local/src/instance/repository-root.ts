import { resolve } from 'node:path';

/** The clone this tool stands in; the same from `src/instance` and `dist/instance`. */
export const REPOSITORY_ROOT = resolve(__dirname, '../../../..');

/** A file of the clone. */
export const inRepository = (...path: string[]): string => resolve(REPOSITORY_ROOT, ...path);
