import type { Money } from '@noillin/contracts';

/** An amount as people write it, e.g. "INR 2,500.00"; the currency decides how many decimals its minor unit is. */
export const formatMoney = ({ amount, currency }: Money): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** decimals).replace(/\u00a0/g, ' ');
};

/** An instant as people read it. The page runs no script and cannot know the reader's zone: UTC. */
export const formatInstant = (instant: Date): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(instant)} UTC`;
