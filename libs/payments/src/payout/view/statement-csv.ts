import type { Statement, StatementLine } from './statement';

const COLUMNS = [
  'at',
  'move',
  'bookingId',
  'currency',
  'pending',
  'releasable',
  'inTransit',
  'paid',
  'debt',
] as const satisfies readonly (keyof StatementLine)[];

/** Quoted where RFC 4180 asks for it. */
const field = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const text = (value: Date | string | number): string =>
  value instanceof Date ? value.toISOString() : String(value);

/** The statement as CSV (RFC 4180) with a header: opening balances, changes in order, closing balances; minor units. */
export const statementCsv = ({ from, to, opening, lines, closing }: Statement): string => {
  const rows = [
    ...opening.map((balance) => ({ ...balance, at: from, move: 'opening_balance', bookingId: '' })),
    ...lines,
    ...closing.map((balance) => ({ ...balance, at: to, move: 'closing_balance', bookingId: '' })),
  ];
  const body = rows.map((row) => COLUMNS.map((column) => field(text(row[column]))).join(','));
  return `${[COLUMNS.join(','), ...body].join('\r\n')}\r\n`;
};
