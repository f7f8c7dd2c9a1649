import { DomainError, type Money } from '@noillin/contracts';

const refuse = (reason: string): never => {
  throw new DomainError('rule_refused', { reason });
};

/**
 * Providers are asked to move whole, positive amounts only.
 * @throws DomainError `rule_refused`
 */
export const requireMoney = ({ amount, currency }: Money): void => {
  if (!Number.isSafeInteger(amount) || amount < 1)
    refuse('An amount is a whole, positive number of minor units.');
  if (!/^[A-Z]{3}$/.test(currency)) refuse('A currency is an ISO 4217 code in capitals.');
};

/**
 * Money goes back in the currency in which it came.
 * @throws DomainError `rule_refused`
 */
export const requireSameCurrency = (money: Money, original: Money): void => {
  requireMoney(money);
  if (money.currency !== original.currency)
    refuse(`This money is in ${original.currency}; currencies do not mix.`);
};
