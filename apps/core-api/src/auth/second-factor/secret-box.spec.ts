import { SealingKey } from '@noillin/utils';
import { AccountConfig } from '../account.config';
import { SecretBox } from './secret-box';

const box = new SecretBox(new AccountConfig());
const sealed = box.seal('JBSWY3DPEHPK3PXP', 'asha');

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const boxOf = (config: Partial<AccountConfig>) => new SecretBox(config as AccountConfig);

describe('SecretBox', () => {
  it('opens through every step of a change of keys what any step has sealed', () => {
    const steps = [
      boxOf({ ACCOUNT_SECRET_KEY: OLD, ACCOUNT_SECRET_KEY_NEXT: NEW }),
      boxOf({ ACCOUNT_SECRET_KEY: NEW, ACCOUNT_SECRET_KEY_PREVIOUS: OLD }),
    ];
    const boxes = steps.map((step) => step.seal('JBSWY3DPEHPK3PXP', 'asha'));
    for (const step of steps)
      for (const sealedThen of boxes) expect(step.open(sealedThen, 'asha')).toBe('JBSWY3DPEHPK3PXP');
    expect(boxes.map((sealedThen) => steps[1]?.isCurrent(sealedThen))).toEqual([false, true]);
  });

  it('opens what was sealed before keys had names, with whichever of the keys it was', () => {
    const unnamed = new SealingKey(OLD, 'noillin authenticators').seal('JBSWY3DPEHPK3PXP', 'asha');
    const now = boxOf({ ACCOUNT_SECRET_KEY: NEW, ACCOUNT_SECRET_KEY_PREVIOUS: OLD });
    expect(now.open(unnamed, 'asha')).toBe('JBSWY3DPEHPK3PXP');
    expect(now.isCurrent(unnamed)).toBe(false);
  });

  it('opens what it sealed, and never seals alike twice', () => {
    expect(box.open(sealed, 'asha')).toBe('JBSWY3DPEHPK3PXP');
    expect(box.seal('JBSWY3DPEHPK3PXP', 'asha')).not.toBe(sealed);
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it.each([
    ['somebody else', () => box.open(sealed, 'ben')],
    [
      'another key',
      () => new SecretBox({ ACCOUNT_SECRET_KEY: 'x'.repeat(32) } as AccountConfig).open(sealed, 'asha'),
    ],
    [
      'a key that has gone',
      () =>
        boxOf({ ACCOUNT_SECRET_KEY: NEW }).open(boxOf({ ACCOUNT_SECRET_KEY: OLD }).seal('s', 'asha'), 'asha'),
    ],
    ['whoever changed it', () => box.open(`${sealed.slice(0, -2)}AA`, 'asha')],
    ['whoever cut it off', () => box.open(sealed.slice(0, 20), 'asha')],
  ])('does not open for %s', (_, open) => {
    expect(open).toThrow();
  });
});
