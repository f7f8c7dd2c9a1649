import { requireMoney, requireSameCurrency } from './require-money';

const reasonOf = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'rule_refused' });
    return (error as Error).message;
  }
};
const inr = (amount: number) => ({ amount, currency: 'INR' });

describe('money that a provider is asked to move', () => {
  it.each([1, 250_000, Number.MAX_SAFE_INTEGER])('may be %d minor units', (amount) => {
    expect(reasonOf(() => requireMoney(inr(amount)))).toBeUndefined();
  });

  it.each([0, -1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('is not %d', (amount) => {
    expect(reasonOf(() => requireMoney(inr(amount)))).toContain('whole, positive number');
  });

  it.each(['', 'inr', 'IN', 'INRS', 'IN1', ' INR', 'INR\n'])('is in no currency named %j', (currency) => {
    expect(reasonOf(() => requireMoney({ amount: 1, currency }))).toContain('ISO 4217');
  });

  it('goes back in the currency in which it came, less or more of it', () => {
    expect(reasonOf(() => requireSameCurrency(inr(1), inr(100)))).toBeUndefined();
    expect(reasonOf(() => requireSameCurrency(inr(200), inr(100)))).toBeUndefined();
    expect(reasonOf(() => requireSameCurrency({ amount: 1, currency: 'EUR' }, inr(1)))).toContain(
      'is in INR',
    );
    expect(reasonOf(() => requireSameCurrency(inr(0), inr(1)))).toContain('whole, positive number');
  });
});
