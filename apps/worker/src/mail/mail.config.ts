import { developmentDefault } from '@noillin/config';
import { IsString, IsUrl, Matches } from 'class-validator';

export class MailConfig {
  /** Server that takes our mail, e.g. smtps://user:password@mail.example:465. */
  @Matches(/^smtps?:\/\/.+/, { message: 'must be an smtp:// or smtps:// URL' })
  SMTP_URL = developmentDefault('smtp://127.0.0.1:1025') as string;
  /** Sender of every mail. */
  @IsString() MAIL_FROM = developmentDefault('Noillin <no-reply@noillin.example>') as string;
  /** Address of the platform, for links. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL = developmentDefault('https://localhost:8443') as string;
}
