import { randomInt } from 'node:crypto';

/** What a normalised handle looks like: 3 to 30 of a-z, 0-9, dot, dash and underscore, beginning and ending with a letter or digit. */
export const HANDLE = /^[a-z0-9][a-z0-9._-]{1,28}[a-z0-9]$/;

const SUFFIX_LENGTH = 6;
const LONGEST_STEM = 30 - SUFFIX_LENGTH - 1;

/** The form in which handles are stored and compared: `@Asha.Rao ` and `asha.rao` are the same handle. */
export const normaliseHandle = (text: string): string =>
  text.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();

/** A handle for somebody who has not chosen one yet: their name in ASCII, with a random end that makes it theirs. */
export const suggestHandle = (displayName: string): string => {
  const stem = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_STEM)
    .replace(/^-+|-+$/g, '');
  return `${stem || 'creator'}-${randomInt(36 ** SUFFIX_LENGTH)
    .toString(36)
    .padStart(SUFFIX_LENGTH, '0')}`;
};
