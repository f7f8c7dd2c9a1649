import { Injectable } from '@nestjs/common';
import { DeliverEvents, LetLatePayersPay, PaymentsConfig } from '@noillin/payments';
import { Timers } from '../timers';

/** Sendings side by side: a slow platform must not hold up the others. */
const SENDINGS_AT_ONCE = 20;

/** Plays the part of the sandbox that would run at the provider's: sends its webhooks, lets its payers pay. */
@Injectable()
export class SandboxTimers {
  constructor(
    timers: Timers,
    delivering: DeliverEvents,
    latePayers: LetLatePayersPay,
    { PAYMENT_PROVIDER }: PaymentsConfig,
  ) {
    if (PAYMENT_PROVIDER !== 'sandbox') return;
    timers.add({ name: 'sandbox-deliveries', everyMs: 200, work: delivering, atOnce: SENDINGS_AT_ONCE });
    timers.add({ name: 'sandbox-late-payers', everyMs: 1_000, work: latePayers });
  }
}
