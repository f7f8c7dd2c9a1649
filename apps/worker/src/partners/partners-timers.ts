import { Injectable } from '@nestjs/common';
import { DeliverWebhooks } from '@noillin/partners';
import { Timers } from '../timers';

/** Most of a delivery is waiting for somebody else's server: many wait side by side. */
const AT_ONCE = 32;

@Injectable()
export class PartnersTimers {
  constructor(timers: Timers, deliverWebhooks: DeliverWebhooks) {
    timers.add({ name: 'deliver-webhooks', everyMs: 500, work: deliverWebhooks, atOnce: AT_ONCE });
  }
}
