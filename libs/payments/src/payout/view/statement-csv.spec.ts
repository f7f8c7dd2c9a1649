import { emptyBalance } from './payout-balance';
import type { Statement } from './statement';
import { statementCsv } from './statement-csv';

const [FROM, AT, TO] = ['2026-11-01', '2026-11-15', '2026-12-01'].map((day) => new Date(`${day}T00:00:00Z`));
const line = {
  ...emptyBalance('INR'),
  at: AT,
  move: 'release',
  bookingId: 'b1',
  releasable: 100,
  pending: -100,
};
const statement = (changes: object = {}): Statement =>
  ({ from: FROM, to: TO, opening: [], lines: [], closing: [], ...changes }) as unknown as Statement;
const rowsOf = (changes: object) => statementCsv(statement(changes)).split('\r\n');

describe('a statement as CSV', () => {
  it('has a header, and ends with a line break, where nothing happened', () => {
    expect(statementCsv(statement())).toBe(
      'at,move,bookingId,currency,pending,releasable,inTransit,paid,debt\r\n',
    );
  });

  it('goes from the opening balance over the changes to the closing one, in minor units', () => {
    const [opening, closing] = [
      { ...emptyBalance('INR'), pending: 100 },
      { ...emptyBalance('INR'), releasable: 100 },
    ];
    expect(rowsOf({ opening: [opening], lines: [line], closing: [closing] }).slice(1)).toEqual([
      '2026-11-01T00:00:00.000Z,opening_balance,,INR,100,0,0,0,0',
      '2026-11-15T00:00:00.000Z,release,b1,INR,-100,100,0,0,0',
      '2026-12-01T00:00:00.000Z,closing_balance,,INR,0,100,0,0,0',
      '',
    ]);
  });

  it.each([
    ['a comma', 'b,1', '"b,1"'],
    ['a quote', 'b"1', '"b""1"'],
    ['a line break', 'b\n1', '"b\n1"'],
    ['nothing of that', 'b 1', 'b 1'],
  ])('quotes what has %s (RFC 4180)', (_, bookingId, field) => {
    expect(statementCsv(statement({ lines: [{ ...line, bookingId }] }))).toContain(`release,${field},INR`);
  });
});
