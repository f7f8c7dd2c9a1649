import { moneyText } from './money';

describe('an amount as people read it', () => {
  it.each([
    [{ amount: 250_000, currency: 'INR' }, '₹2,500.00'],
    [{ amount: 500, currency: 'JPY' }, '¥500'],
    [{ amount: 5, currency: 'ISK' }, 'ISK 5'],
    [{ amount: 5, currency: 'UGX' }, 'UGX 5'],
    [{ amount: 1_045, currency: 'HUF' }, 'HUF 10.45'],
    [{ amount: 80_045, currency: 'TWD' }, 'NT$800.45'],
    [{ amount: 5_124, currency: 'KWD' }, 'KWD 5.124'],
  ])('of %j is %s', (money, text) => {
    expect(moneyText(money).replace(/\u00a0/g, ' ')).toBe(text);
  });

  it('names the currency by its code where that is wanted', () => {
    const text = moneyText({ amount: 250_000, currency: 'INR' }, 'code');
    expect(text.replace(/\u00a0/g, ' ')).toBe('INR 2,500.00');
  });
});
