import { Injectable, Logger } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { ProviderRegistry } from '../provider/provider-registry';
import type { Payout } from './payout';
import { PayoutRepository } from './payout.repository';
import type { Recovery } from './recovery';
import { RecoveryRepository } from './recovery.repository';
import { SettleRecovery } from './settle-recovery';

/** When somebody looks again: the transfer has not arrived yet, or the outcome of the reversal is not known. */
const AGAIN_MS = 30_000;

/** Takes back transferred money that went back to a brand, each sum once. What cannot be taken back is owed. */
@Injectable()
export class ExecuteRecoveries {
  private readonly logger = new Logger(ExecuteRecoveries.name);

  constructor(
    private readonly recoveries: RecoveryRepository,
    private readonly payouts: PayoutRepository,
    private readonly providers: ProviderRegistry,
    private readonly settling: SettleRecovery,
    private readonly clock: Clock,
  ) {}

  /** Takes the recovery that has been due longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.now();
    const recovery = await this.recoveries.takeDue(new Date(now), new Date(now + AGAIN_MS));
    if (!recovery) return false;
    const payout = await this.payouts.findById(recovery.payoutId);
    if (payout?.providerTransferId)
      await this.recover(recovery, { ...payout, providerTransferId: payout.providerTransferId });
    return true;
  }

  private async recover(recovery: Recovery, payout: Payout & { providerTransferId: string }): Promise<void> {
    try {
      await this.reverse(recovery, payout);
      await this.settling.arrived(recovery.id);
    } catch (error) {
      if (isDomainError(error, 'provider_refused'))
        this.logger.error(
          { err: error, recoveryId: recovery.id },
          'the provider refused to reverse a transfer',
        );
      else if (!isDomainError(error, 'provider_balance_too_low')) throw error;
      await this.settling.refused(recovery.id);
    }
  }

  /** From the second attempt on asks first whether an earlier one went through. */
  private async reverse(
    { id: reversalId, amount, attempts }: Recovery,
    { provider: name, providerTransferId }: Payout & { providerTransferId: string },
  ): Promise<void> {
    const provider = this.providers.get(name);
    const made = attempts > 1 ? await provider.findReversal({ reversalId, providerTransferId }) : null;
    if (!made) await provider.reverseTransfer({ reversalId, providerTransferId, amount });
  }
}
