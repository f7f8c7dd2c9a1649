import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { mailHtml, mailText, type Mail } from './mail-body';
import { MailConfig } from './mail.config';

const TIMEOUT_MS = 10_000;

/** Connection-level failures of nodemailer, and answers that ask to come back later (RFC 5321: 4yz). */
const isUnreachable = (error: unknown): boolean => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (
    ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'ECONNRESET'].includes(code ?? '') ||
    (responseCode ?? 0) === 421
  );
};

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

  /** Resolves when the mail server has taken the mail. @throws DomainError `dependency_unavailable` when it does not answer */
  async send(mail: AddressedMail): Promise<void> {
    try {
      await this.transport.sendMail(this.message(mail));
    } catch (error) {
      throw isUnreachable(error)
        ? new DomainError('dependency_unavailable', { dependency: 'mail server' }, { cause: error })
        : error;
    }
  }

  private message(mail: AddressedMail): SendMailOptions {
    return {
      from: this.config.MAIL_FROM,
      to: mail.to,
      subject: mail.subject,
      text: mailText(mail),
      html: mailHtml(mail),
      messageId: `<${mail.id}@${new URL(this.config.PUBLIC_URL).hostname}>`,
    };
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
