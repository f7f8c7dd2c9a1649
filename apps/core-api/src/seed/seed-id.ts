import { Random } from './random';

const hex = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0').slice(-digits);

/** The same id in every run for the same thing: a UUID version 7 (RFC 9562) of the instant at which it is said to have been made. */
export const seedId = (thing: string, madeAt: Date): string => {
  const random = new Random(`id:${thing}`);
  const time = hex(madeAt.getTime(), 12);
  const part = (digits: number): string => hex(random.integer(0, 16 ** digits - 1), digits);
  const variant = hex(0x8000 + random.integer(0, 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-${variant}-${part(6)}${part(6)}`;
};
