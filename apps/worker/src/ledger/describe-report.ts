import type { LedgerReport } from '@noillin/payments';

/** A report of the ledger for people: what lies where, and what does not add up. Amounts are in minor units. */
export const describeReport = ({ transactions, totals, offences }: LedgerReport): string => {
  const lines = totals.map(({ account, currency, amount }) => `  ${account} ${amount} ${currency}`);
  const wrong = offences.map(({ rule, subject, amount }) => `  ${rule}: ${subject}, off by ${amount}`);
  const verdict =
    offences.length === 0
      ? `The ledger is sound: ${transactions} transactions.`
      : `THE LEDGER IS UNSOUND: ${offences.length} offences in ${transactions} transactions.`;
  return [verdict, ...lines.sort(), ...wrong].join('\n');
};
