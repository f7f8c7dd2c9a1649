import { AccountConfig } from '../account.config';
import { SecretBox } from './secret-box';

const box = new SecretBox(new AccountConfig());
const sealed = box.seal('JBSWY3DPEHPK3PXP', 'asha');

describe('SecretBox', () => {
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
    ['whoever changed it', () => box.open(`${sealed.slice(0, -2)}AA`, 'asha')],
    ['whoever cut it off', () => box.open(sealed.slice(0, 20), 'asha')],
  ])('does not open for %s', (_, open) => {
    expect(open).toThrow();
  });
});
