import { emailKey } from './email-key';

describe('emailKey', () => {
  it.each(['asha@example.com', ' Asha@Example.COM ', 'ＡＳＨＡ@example.com'])(
    'knows %j as one account',
    (email) => {
      expect(emailKey(email)).toBe('asha@example.com');
    },
  );

  it('keeps different people apart', () => {
    expect(emailKey('asha+work@example.com')).not.toBe(emailKey('asha@example.com'));
  });
});
