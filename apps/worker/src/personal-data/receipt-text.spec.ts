import type { ReceiptLine } from '@noillin/personal-data';
import { receiptText } from './receipt-text';

const line = (from: string, values: Partial<ReceiptLine>): ReceiptLine => ({
  from,
  treatment: 'remove',
  documents: 1,
  fields: [],
  because: null,
  done: true,
  ...values,
});

describe('the receipt of an erasure in words', () => {
  it('says how much of what was removed, made anonymous and kept, and why', () => {
    const text = receiptText({
      id: 'erasure-1',
      receipt: [
        line('api_keys', { documents: 3 }),
        line('messages', { treatment: 'anonymise', documents: 12, fields: ['body'] }),
        line('ledger_transactions', { treatment: 'keep', documents: 2, because: 'the law' }),
      ],
    });
    expect(text).toContain('the receipt erasure-1.');
    expect(text).toContain('Removed: api_keys (3).');
    expect(text).toContain('Made anonymous: messages (12).');
    expect(text).toContain('Kept: ledger_transactions (2): the law.');
  });

  it('leaves out what the person had nothing of', () => {
    const text = receiptText({ id: 'erasure-1', receipt: [line('api_keys', { documents: 0 })] });
    expect(text).toContain('Removed: nothing.');
  });
});
