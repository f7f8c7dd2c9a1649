import { formatInstant, formatMoney } from './format';

describe('formatMoney', () => {
  it.each([
    [{ amount: 250_000, currency: 'INR' }, 'INR 2,500.00'],
    [{ amount: 5, currency: 'USD' }, 'USD 0.05'],
    [{ amount: 5_000, currency: 'JPY' }, 'JPY 5,000'],
    [{ amount: 1_234, currency: 'KWD' }, 'KWD 1.234'],
  ])('counts %p in the minor unit of its currency', (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });
});

describe('formatInstant', () => {
  it('names the zone', () => {
    expect(formatInstant(new Date('2026-03-01T23:05:09Z'))).toBe('1 March 2026 at 23:05:09 UTC');
  });
});
