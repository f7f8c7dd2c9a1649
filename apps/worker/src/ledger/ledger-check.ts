import { Injectable, Logger } from '@nestjs/common';
import { gauge } from '@noillin/observability';
import { VerifyLedger } from '@noillin/payments';
import { Timers } from '../timers';

const CHECK_EVERY_MS = 15 * 60_000;

const offences = gauge({
  name: 'noillin_ledger_offences',
  help: 'What did not add up when the ledger was last checked; anything but zero is an alarm.',
});
const checkedAt = gauge({
  name: 'noillin_ledger_checked_timestamp_seconds',
  help: 'When this worker last checked the ledger.',
});

/** Checks the whole ledger again and again, and raises the alarm when it does not add up. */
@Injectable()
export class LedgerCheck {
  private readonly logger = new Logger(LedgerCheck.name);

  constructor(
    timers: Timers,
    private readonly verifying: VerifyLedger,
  ) {
    timers.addRegular({ name: 'ledger-check', everyMs: CHECK_EVERY_MS, run: () => this.check() });
  }

  private async check(): Promise<void> {
    const report = await this.verifying.run();
    offences.set(report.offences.length);
    checkedAt.setToCurrentTime();
    if (report.offences.length > 0)
      this.logger.fatal({ offences: report.offences.slice(0, 20) }, 'the ledger does not add up');
  }
}
