import { Injectable } from '@nestjs/common';
import {
  AnnounceWebhooks,
  ReconcilePayments,
  ReconcileRefunds,
  ReprocessWebhooks,
  WEBHOOK_NUDGE_CHANNEL,
} from '@noillin/payments';
import { Timers } from '../timers';

/** Finds out what no event told. */
@Injectable()
export class PaymentTimers {
  constructor(
    timers: Timers,
    reconciling: ReconcilePayments,
    refunds: ReconcileRefunds,
    announcing: AnnounceWebhooks,
    reprocessing: ReprocessWebhooks,
  ) {
    timers.add({ name: 'reconcile-payments', everyMs: 15_000, work: reconciling });
    timers.add({ name: 'reconcile-refunds', everyMs: 15_000, work: refunds });
    timers.add({
      name: 'announce-webhooks',
      everyMs: 500,
      work: announcing,
      nudge: WEBHOOK_NUDGE_CHANNEL,
      together: 50,
    });
    timers.add({ name: 'reprocess-webhooks', everyMs: 1_000, work: reprocessing });
  }
}
