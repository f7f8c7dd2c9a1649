import { Injectable } from '@nestjs/common';
import { OneTimeTokens, Users, type TokenHolder, type UserWithAddresses } from '@noillin/identity';
import { MailConfig, Mailer } from '../mail';
import {
  ACCOUNT_MAILS,
  linkWithToken,
  type AccountMail,
  type AccountMailEvent,
  type MailedPurpose,
} from './account-mail';

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
    const { purpose, ...mail }: AccountMail = ACCOUNT_MAILS[event];
    const send = (link: string): Promise<void> =>
      this.mailer.send({ id: eventId, to, greetingName: user.displayName, link, ...mail });
    await (purpose
      ? this.sendToken(purpose, { userId: user.id, email: to }, send)
      : send(this.config.PUBLIC_URL));
  }

  /**
   * The mail goes out again when it could not be sent, with a new token: the old one would only use up one of the few links
   * that are good at once. Nothing is sent while all of them are.
   */
  private async sendToken(
    purpose: MailedPurpose,
    holder: TokenHolder,
    send: (link: string) => Promise<void>,
  ): Promise<void> {
    const token = await this.tokens.issueForMail(purpose, holder);
    if (token === null) return;
    try {
      await send(linkWithToken(this.config.PUBLIC_URL, purpose, token));
    } catch (error) {
      await this.tokens.withdraw(token);
      throw error;
    }
  }
}
