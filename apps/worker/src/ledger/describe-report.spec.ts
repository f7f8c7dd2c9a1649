import { describeReport } from './describe-report';

const totals = [{ account: 'unallocated' as const, currency: 'EUR', amount: 100 }];

describe('describeReport', () => {
  it('says that the ledger is sound, and what lies where', () => {
    const text = describeReport({ transactions: 2, totals, offences: [] });
    expect(text.split('\n')).toEqual(['The ledger is sound: 2 transactions.', '  unallocated 100 EUR']);
  });

  it('names everything that does not add up', () => {
    const offences = [{ rule: 'booking_not_zero' as const, subject: 'b1', amount: -3 }];
    const text = describeReport({ transactions: 2, totals, offences });
    expect(text).toContain('UNSOUND: 1 offences');
    expect(text).toContain('booking_not_zero: b1, off by -3');
  });
});
