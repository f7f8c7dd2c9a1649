import { createRequire } from 'node:module';
import type * as LanguageCommon from '@zxcvbn-ts/language-common';
import { registerDecorator, type ValidationArguments } from 'class-validator';

const load = createRequire(__filename);
let words: ReadonlySet<string> | undefined;

/** Passwords that leaked most often, and the words of passphrase lists. Read when the first password is chosen: it takes a moment. */
const commonWords = (): ReadonlySet<string> =>
  (words ??= new Set(
    Object.values((load('@zxcvbn-ts/language-common') as typeof LanguageCommon).dictionary).flat(),
  ));

/** What is left of a password without the digits and signs that people put around a word: `2024!Dragon99` is `dragon`. */
const coreOf = (lower: string): string => lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** A word, or one said twice or three times. */
const isCommon = (text: string): boolean =>
  [1, 2, 3].some((times) => {
    const part = text.slice(0, text.length / times);
    return part.length > 0 && part.repeat(times) === text && commonWords().has(part);
  });

/** Letters, digits or keys in a row, up or down. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];
const isRow = (text: string): boolean =>
  ROWS.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));

/** Whether anybody would try this password first: a common one, a word with digits, keys in a row, or the person's e-mail. */
export const isGuessable = (password: string, email: string): boolean => {
  const lower = password.normalize('NFKC').toLowerCase();
  const address = email.trim().toLowerCase();
  return (
    new Set(lower).size < 3 ||
    isRow(lower) ||
    isCommon(lower) ||
    isCommon(coreOf(lower)) ||
    (address !== '' && lower.includes(address))
  );
};

/** Refuses passwords that isGuessable() finds, compared with the e-mail in the field `emailField` of the same DTO. */
export const IsUnguessable = (emailField: string) => (target: object, propertyName: string) =>
  registerDecorator({
    name: 'isUnguessable',
    target: target.constructor,
    propertyName,
    constraints: [emailField],
    options: { message: '$property is too easy to guess' },
    validator: {
      validate: (value: unknown, { object }: ValidationArguments) => {
        const email = (object as Record<string, unknown>)[emailField];
        return typeof value === 'string' && !isGuessable(value, typeof email === 'string' ? email : '');
      },
    },
  });
