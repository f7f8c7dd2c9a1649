import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { mailHtml, mailText, type Mail } from './mail-body';
import { MailConfig } from './mail.config';

const TIMEOUT_MS = 10_000;

export interface AddressedMail extends Mail {
  to: string;
  /** Makes the Message-ID: a mail that is sent again after a crash is recognised as the same one by its mailbox. */
  id: string;
}

/** Sends mail by SMTP, as text and as HTML. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(private readonly config: MailConfig) {
    this.transport = createTransport(config.SMTP_URL, {
      pool: true,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    } as never);
  }

  /** Resolves when the mail server has taken the mail. */
  async send(mail: AddressedMail): Promise<void> {
    await this.transport.sendMail({
      from: this.config.MAIL_FROM,
      to: mail.to,
      subject: mail.subject,
      text: mailText(mail),
      html: mailHtml(mail),
      messageId: `<${mail.id}@${new URL(this.config.PUBLIC_URL).hostname}>`,
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
