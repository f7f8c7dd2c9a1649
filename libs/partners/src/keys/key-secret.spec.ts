import { looksLikeKey, newKeySecret, shownPrefix } from './key-secret';

describe('the secret of an API key', () => {
  it('is new each time, and looks like one', () => {
    const [one, other] = [newKeySecret(), newKeySecret()];
    expect(one).not.toBe(other);
    expect([looksLikeKey(one), looksLikeKey(other)]).toEqual([true, true]);
  });

  it('is shown by its beginning only', () => {
    const secret = newKeySecret();
    expect(secret.startsWith(shownPrefix(secret))).toBe(true);
    expect(secret.length - shownPrefix(secret).length).toBe(37);
  });

  it.each(['', 'nk_live_', 'nk_live_short', `nk_test_${'a'.repeat(43)}`, `${newKeySecret()}x`, 'eyJ.x.y'])(
    'is nothing else: %s',
    (text) => expect(looksLikeKey(text)).toBe(false),
  );
});
