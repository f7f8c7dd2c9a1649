import { Injectable } from '@nestjs/common';
import { Erasures } from '@noillin/personal-data';
import { MailConfig, Mailer } from '../mail';
import { receiptText } from './receipt-text';

/** Mails the receipt of an erasure to the address that the account had, and forgets the address. */
@Injectable()
export class MailReceipt {
  constructor(
    private readonly erasures: Erasures,
    private readonly mailer: Mailer,
    private readonly config: MailConfig,
  ) {}

  async execute(erasureId: string): Promise<void> {
    const erasure = await this.erasures.find(erasureId);
    if (!erasure?.mailTo) return;
    const { email, displayName } = erasure.mailTo;
    await this.mailer.send({
      id: erasure.id,
      to: email,
      greetingName: displayName,
      subject: 'Your personal data is erased',
      body: receiptText(erasure),
      link: this.config.PUBLIC_URL,
    });
    await this.erasures.forgetAddress(erasureId);
  }
}
