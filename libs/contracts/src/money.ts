/** An amount of money: an integer count of the currency's minor unit (paise, cents) and an ISO 4217 code. Never a float. */
export interface Money {
  /** Minor units, e.g. 250000 = 2,500.00 INR. */
  amount: number;
  /** ISO 4217 code in capitals, e.g. INR. */
  currency: string;
}

/** Decimals of minor units by ISO 4217; two of every other currency. `Intl` follows other tables, e.g. for forints. */
const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** Amount in the currency's usual notation with all of its decimals: `₹2,500.00`, or `INR 2,500.00` by its code. */
export const moneyText = (
  { amount, currency }: Money,
  currencyDisplay: 'symbol' | 'code' = 'symbol',
): string => {
  const digits = DIGITS[currency] ?? 2;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
};
