import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import type { AccountMailEvent } from './account-mail';
import { MailAboutAccount } from './mail-about-account';

/** Events of accounts about which their owner gets a mail. */
@Controller()
export class AccountEventsController {
  constructor(private readonly mailAboutAccount: MailAboutAccount) {}

  @OnEvent('mail', 'account.verification_requested')
  verificationRequested(@Payload() event: EventEnvelope<'account.verification_requested'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.password_reset_requested')
  passwordResetRequested(@Payload() event: EventEnvelope<'account.password_reset_requested'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.password_changed')
  passwordChanged(@Payload() event: EventEnvelope<'account.password_changed'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.email_change_requested')
  emailChangeRequested(@Payload() event: EventEnvelope<'account.email_change_requested'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.email_changed')
  emailChanged(@Payload() event: EventEnvelope<'account.email_changed'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.second_factor_enabled')
  secondFactorEnabled(@Payload() event: EventEnvelope<'account.second_factor_enabled'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.second_factor_disabled')
  secondFactorDisabled(@Payload() event: EventEnvelope<'account.second_factor_disabled'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.recovery_codes_renewed')
  recoveryCodesRenewed(@Payload() event: EventEnvelope<'account.recovery_codes_renewed'>): Promise<void> {
    return this.mail(event);
  }

  @OnEvent('mail', 'account.data_export_ready')
  dataExportReady(@Payload() event: EventEnvelope<'account.data_export_ready'>): Promise<void> {
    return this.mail(event);
  }

  private mail({ id, name, payload }: EventEnvelope<AccountMailEvent>): Promise<void> {
    return this.mailAboutAccount.execute(id, name, payload.userId);
  }
}
