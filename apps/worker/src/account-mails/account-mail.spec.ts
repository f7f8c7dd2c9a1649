import { isEventName } from '@noillin/contracts';
import { QUEUES } from '@noillin/messaging';
import { ACCOUNT_MAILS, linkWithToken, type AccountMail } from './account-mail';

const mails = Object.entries<AccountMail>(ACCOUNT_MAILS);

describe('a mail about an account', () => {
  it.each(mails)('answers to an event that comes to the mail queue: %s', (name) => {
    expect(isEventName(name)).toBe(true);
    expect(QUEUES.mail).toContain(name);
  });

  it.each(mails.filter(([, { purpose }]) => purpose))('says how long its link is good: %s', (_, { body }) => {
    expect(body).toMatch(/good (once, )?for (a day|an hour|half an hour)/);
  });

  it('has its token where browsers send it to nobody', () => {
    const link = new URL(linkWithToken('https://noillin.example/', 'reset_password', 'secret'));
    expect([link.pathname, link.search, link.hash]).toEqual([
      '/api/v1/auth/links/reset-password',
      '',
      '#token=secret',
    ]);
  });
});
