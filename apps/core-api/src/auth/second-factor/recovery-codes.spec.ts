import { newRecoveryCodes, recoveryHash } from './recovery-codes';

describe('recovery codes', () => {
  it('are ten that people can copy, none like another', () => {
    const codes = newRecoveryCodes();
    expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('are known however they are typed, and only their owner’s', () => {
    expect(recoveryHash('asha', ' 3VQD 8k2m-x0ra7ncw ')).toBe(recoveryHash('asha', '3vqd-8k2m-x0ra-7ncw'));
    expect(recoveryHash('ben', '3vqd-8k2m-x0ra-7ncw')).not.toBe(recoveryHash('asha', '3vqd-8k2m-x0ra-7ncw'));
  });
});
