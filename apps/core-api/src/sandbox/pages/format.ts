import { moneyText, type Money } from '@noillin/contracts';

/** An amount as people write it, e.g. "INR 2,500.00". */
export const formatMoney = (money: Money): string => moneyText(money, 'code').replace(/\u00a0/g, ' ');

/** An instant as people read it. The page runs no script and cannot know the reader's zone: UTC. */
export const formatInstant = (instant: Date): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(instant)} UTC`;
