import { describeAudit } from './describe-audit';

describe('describeAudit', () => {
  it('says that the log is sound, and where it ends', () => {
    const head = { seq: 2, hash: 'ab', mac: 'cd' };
    expect(describeAudit({ entries: 2, head, broken: null })).toBe(
      'The audit log is sound: 2 entries, the last is ab.',
    );
    expect(describeAudit({ entries: 0, head: null, broken: null })).toBe(
      'The audit log is sound: 0 entries.',
    );
  });

  it('names the first entry that is broken, and how', () => {
    const broken = { seq: 7, id: 'e7', flaw: 'entry_changed' } as const;
    expect(describeAudit({ entries: 6, head: null, broken })).toBe(
      'THE AUDIT LOG IS BROKEN at entry 7 (e7): entry_changed.',
    );
    expect(
      describeAudit({ entries: 6, head: null, broken: { ...broken, id: null, flaw: 'entry_missing' } }),
    ).toContain('at entry 7: entry_missing');
  });
});
