import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { MailNotification } from './mail-notification';

@Controller()
export class MailController {
  constructor(private readonly mailNotification: MailNotification) {}

  @OnEvent('mail', 'notification.created')
  notificationCreated(@Payload() { payload }: EventEnvelope<'notification.created'>): Promise<void> {
    return this.mailNotification.execute(payload.notificationId);
  }
}
