import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { erasureNotification } from './compose-erasure';
import { Notify } from './notify';

/** Tells people how far the erasure of their account is: somebody else may have asked for it. */
@Controller()
export class AccountErasureController {
  constructor(private readonly notify: Notify) {}

  @OnEvent('notifications', 'account.erasure_requested')
  requested(@Payload() { id, payload }: EventEnvelope<'account.erasure_requested'>): Promise<void> {
    const { userId, dueAt } = payload;
    return this.notify.execute(id, [
      erasureNotification('account.erasure_requested', userId, new Date(dueAt)),
    ]);
  }

  @OnEvent('notifications', 'account.erasure_withdrawn')
  withdrawn(@Payload() { id, payload }: EventEnvelope<'account.erasure_withdrawn'>): Promise<void> {
    return this.notify.execute(id, [erasureNotification('account.erasure_withdrawn', payload.userId)]);
  }

  @OnEvent('notifications', 'account.erasure_deferred')
  deferred(@Payload() { id, payload }: EventEnvelope<'account.erasure_deferred'>): Promise<void> {
    return this.notify.execute(id, [erasureNotification('account.erasure_deferred', payload.userId)]);
  }
}
