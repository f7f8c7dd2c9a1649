import { Injectable } from '@nestjs/common';
import { OneTimeTokens, Users, type UserWithAddresses } from '@noillin/identity';
import { MailConfig, Mailer } from '../mail';
import { ACCOUNT_MAILS, linkWithToken, type AccountMail, type AccountMailEvent } from './account-mail';

/** To whom a mail goes: about a move to or from another address, that address. */
const addresseeOf = (event: AccountMailEvent, user: UserWithAddresses): string | null => {
  if (event === 'account.email_change_requested') return user.pendingEmail;
  if (event === 'account.email_changed') return user.previousEmail;
  return user.email;
};

/**
 * Mails people about their accounts. A token in a link is made here, in the moment before it is mailed: it is in no event, no
 * queue and no log, and the database has its hash.
 */
@Injectable()
export class MailAboutAccount {
  constructor(
    private readonly users: Users,
    private readonly tokens: OneTimeTokens,
    private readonly mailer: Mailer,
    private readonly config: MailConfig,
  ) {}

  /** A user of null is nobody: somebody asked for a new password for an address without an account. */
  async execute(eventId: string, event: AccountMailEvent, userId: string | null): Promise<void> {
    const user = userId === null ? null : await this.users.findWithAddresses(userId);
    const to = user && addresseeOf(event, user);
    if (!user || !to) return;
    const mail: AccountMail = ACCOUNT_MAILS[event];
    const link = await this.linkFor(mail, user, to);
    if (link === null) return;
    const { subject, body, action } = mail;
    await this.mailer.send({ id: eventId, to, greetingName: user.displayName, subject, body, action, link });
  }

  private async linkFor(
    { purpose }: AccountMail,
    { id }: { id: string },
    email: string,
  ): Promise<string | null> {
    if (!purpose) return this.config.PUBLIC_URL;
    const token = await this.tokens.issueForMail(purpose, { userId: id, email });
    return token === null ? null : linkWithToken(this.config.PUBLIC_URL, purpose, token);
  }
}
