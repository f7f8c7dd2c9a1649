import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Leases } from '@noillin/mongo';
import { gauge } from '@noillin/observability';
import { VerifyLedger } from '@noillin/payments';
import { newId } from '@noillin/utils';
import { Periodic } from '../timers/periodic';

const CHECK_EVERY_MS = 15 * 60_000;
/** Longer than a pause, so that of several workers always the same one checks. */
const LEASE_MS = 20 * 60_000;
const LEASE_NAME = 'ledger-check';

const offences = gauge({
  name: 'noillin_ledger_offences',
  help: 'What did not add up when the ledger was last checked; anything but zero is an alarm.',
});
const checkedAt = gauge({
  name: 'noillin_ledger_checked_timestamp_seconds',
  help: 'When the ledger was last checked.',
});

/** Checks the whole ledger again and again, on one worker, and raises the alarm when it does not add up. */
@Injectable()
export class LedgerCheck implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LedgerCheck.name);
  private readonly holder = newId();
  private readonly timer = new Periodic('ledger check', CHECK_EVERY_MS, () => this.check());

  constructor(
    private readonly verifying: VerifyLedger,
    private readonly leases: Leases,
  ) {}

  onApplicationBootstrap(): void {
    this.timer.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.timer.stop();
    await this.leases.release(LEASE_NAME, this.holder);
  }

  private async check(): Promise<boolean> {
    if (!(await this.leases.hold(LEASE_NAME, this.holder, LEASE_MS))) return false;
    const report = await this.verifying.run();
    offences.set(report.offences.length);
    checkedAt.setToCurrentTime();
    if (report.offences.length > 0)
      this.logger.fatal({ offences: report.offences.slice(0, 20) }, 'the ledger does not add up');
    return false;
  }
}
