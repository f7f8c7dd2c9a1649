import { Injectable, Logger } from '@nestjs/common';
import { SealAudit, VerifyAudit } from '@noillin/audit';
import { gauge } from '@noillin/observability';
import { Timers } from '../timers';

const VERIFY_EVERY_MS = 60 * 60_000;

const broken = gauge({
  name: 'noillin_audit_broken',
  help: '1 when the audit log was found changed at the last check, else 0.',
});
const entries = gauge({
  name: 'noillin_audit_entries',
  help: 'Entries of the audit log at the last check.',
});

/** Chains what was recorded, and checks the whole chain again and again. */
@Injectable()
export class AuditTimers {
  private readonly logger = new Logger(AuditTimers.name);

  constructor(
    timers: Timers,
    sealing: SealAudit,
    private readonly verifying: VerifyAudit,
  ) {
    timers.add({ name: 'seal-audit', everyMs: 500, work: sealing });
    timers.addRegular({ name: 'verify-audit', everyMs: VERIFY_EVERY_MS, run: () => this.verify() });
  }

  /** The end that was found sound is logged too: where logs are kept elsewhere, that is one more witness. */
  private async verify(): Promise<void> {
    const report = await this.verifying.runAndAnchor();
    broken.set(report.broken ? 1 : 0);
    entries.set(report.entries);
    if (report.broken) this.logger.fatal(report.broken, 'the audit log was changed');
    else this.logger.log({ head: report.head }, 'the audit log is sound');
  }
}
