import { Injectable } from '@nestjs/common';
import { ReconcilePayments, ReprocessWebhooks } from '@noillin/payments';
import { Timers } from '../timers';

/** Finds out what no event told. */
@Injectable()
export class PaymentTimers {
  constructor(timers: Timers, reconciling: ReconcilePayments, reprocessing: ReprocessWebhooks) {
    timers.add({ name: 'reconcile-payments', everyMs: 15_000, work: reconciling });
    timers.add({ name: 'reprocess-webhooks', everyMs: 1_000, work: reprocessing });
  }
}
