import { SignedHeads } from './signed-heads';

const heads = (AUDIT_KEY: string, AUDIT_KEY_PREVIOUS?: string): SignedHeads =>
  new SignedHeads({ AUDIT_KEY, AUDIT_KEY_PREVIOUS });
const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];

describe('signed heads', () => {
  const head = heads(OLD).sign({ seq: 7, hash: 'ab' });

  it('are ours as they were signed, and not when anything of them was changed', () => {
    expect(heads(OLD).isOurs(head)).toBe(true);
    for (const change of [{ seq: 6 }, { hash: 'ac' }, { mac: 'ff' }, { mac: 'not hex' }])
      expect(heads(OLD).isOurs({ ...head, ...change })).toBe(false);
  });

  it('of the key before are ours while it is being replaced', () => {
    expect(heads(NEW).isOurs(head)).toBe(false);
    expect(heads(NEW, OLD).isOurs(head)).toBe(true);
    expect(heads(NEW, OLD).sign(head).mac).toBe(heads(NEW).sign(head).mac);
  });
});
