import type { TokenPurpose } from '@noillin/identity';

/** What tokens in mailed links are good for. */
export type MailedPurpose = Exclude<TokenPurpose, 'second_factor'>;

/** Words of a mail about an account. */
export interface AccountMail {
  subject: string;
  body: string;
  /** What the link says. */
  action: string;
  /** What the token in the link is good for; without one the link leads to the platform. */
  purpose?: MailedPurpose;
}

/** If it was somebody else, what a person can do about it. */
const NOT_YOU =
  'If this was not you, set a new password now: "forgot password" needs nothing but your mailbox.';

/** Every mail about an account, by the event that leads to it. */
export const ACCOUNT_MAILS = {
  'account.verification_requested': {
    subject: 'Confirm your e-mail address',
    body: 'Please confirm that this address is yours. The link is good for a day.',
    action: 'Confirm the address',
    purpose: 'verify_email',
  },
  'account.password_reset_requested': {
    subject: 'Set a new password',
    body: 'Somebody asked for a new password for your account. The link is good once, for half an hour. If it was not you, there is nothing to do.',
    action: 'Set a new password',
    purpose: 'reset_password',
  },
  'account.email_change_requested': {
    subject: 'Confirm your new e-mail address',
    body: 'Please confirm that your account shall move to this address. The link is good once, for an hour.',
    action: 'Move to this address',
    purpose: 'change_email',
  },
  'account.password_changed': {
    subject: 'Your password was changed',
    body: `Your password was changed, and your other devices have been logged out. ${NOT_YOU}`,
    action: 'Open Noillin',
  },
  'account.email_changed': {
    subject: 'Your e-mail address was changed',
    body: 'Your account has moved to another address; this one is of no use for it any more. If this was not you, answer to this mail at once.',
    action: 'Open Noillin',
  },
  'account.second_factor_enabled': {
    subject: 'Two-step login is on',
    body: `Logging in now needs a code of your authenticator. ${NOT_YOU}`,
    action: 'Open Noillin',
  },
  'account.second_factor_disabled': {
    subject: 'Two-step login is off',
    body: `Logging in needs nothing but your password now. ${NOT_YOU}`,
    action: 'Open Noillin',
  },
  'account.recovery_codes_renewed': {
    subject: 'You have new recovery codes',
    body: `The recovery codes from before are of no use any more. ${NOT_YOU}`,
    action: 'Open Noillin',
  },
  'account.data_export_ready': {
    subject: 'A copy of your data is ready',
    body: `Everything that we hold about you can be downloaded for seven days after you asked for it. ${NOT_YOU}`,
    action: 'Open Noillin',
  },
} as const satisfies Record<string, AccountMail>;

export type AccountMailEvent = keyof typeof ACCOUNT_MAILS;

/** Pages of core-api that hand the token in. The token stands behind `#`: browsers send that to nobody, so no log has it. */
const PAGES: Readonly<Record<NonNullable<AccountMail['purpose']>, string>> = {
  verify_email: 'verify-email',
  reset_password: 'reset-password',
  change_email: 'confirm-email',
};

/** Where a link with a token leads. */
export const linkWithToken = (publicUrl: string, purpose: MailedPurpose, token: string): string =>
  `${publicUrl.replace(/\/$/, '')}/api/v1/auth/links/${PAGES[purpose]}#token=${token}`;
