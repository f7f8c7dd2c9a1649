import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { MailReceipt } from './mail-receipt';

/** The last that somebody hears of us. */
@Controller()
export class ErasureEventsController {
  constructor(private readonly mailReceipt: MailReceipt) {}

  @OnEvent('mail', 'account.erasure_finished')
  finished(@Payload() { payload }: EventEnvelope<'account.erasure_finished'>): Promise<void> {
    return this.mailReceipt.execute(payload.erasureId);
  }
}
