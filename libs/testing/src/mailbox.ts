import { type Patience, eventually } from './eventually';

export interface Mail {
  id: string;
  /** The Message-ID: the same in a mail that was sent again. */
  messageId: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string; name: string }[];
}

/** A mail as the catcher has it: of the headers, only some have a place of their own. */
type CaughtMail = Omit<Mail, 'messageId'> & { headers: Record<string, string | undefined> };

/** The mail catcher, read over its REST API. */
export class Mailbox {
  constructor(private readonly url: string) {}

  /** Everything that was mailed to an address, oldest first; of those whose subject fits, where one is given. */
  async to(address: string, subject = /^/): Promise<Mail[]> {
    const query = new URLSearchParams({ 'to.address': address, sort: 'asc' });
    const response = await fetch(`${this.url}/api/email?${query.toString()}`);
    if (!response.ok) throw new Error(`The mail catcher answered ${response.status}`);
    const mails = (await response.json()) as CaughtMail[];
    return mails
      .filter((mail) => subject.test(mail.subject))
      .map((mail) => ({ ...mail, messageId: mail.headers['message-id'] ?? '' }));
  }

  /** Waits for the first mail to an address whose subject fits. @throws Error with the subjects that came instead */
  waitFor(address: string, subject: RegExp, patience?: Patience): Promise<Mail> {
    return eventually(async () => {
      const mails = await this.to(address);
      const found = mails.find((mail) => subject.test(mail.subject));
      if (!found)
        throw new Error(
          `No mail to ${address} like ${String(subject)}; got ${JSON.stringify(subjects(mails))}`,
        );
      return found;
    }, patience);
  }
}

const subjects = (mails: readonly Mail[]): string[] => mails.map((mail) => mail.subject);
