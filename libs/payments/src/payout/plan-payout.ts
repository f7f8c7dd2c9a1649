import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type { Allocation, HoldUp } from '../allocation/allocation';
import { AllocationRepository } from '../allocation/allocation.repository';
import { nextPayout } from './schedule/next-payout';
import { PayoutSettingsRepository } from './schedule/payout-settings.repository';

const HOUR_MS = 3_600_000;
/** How long until somebody looks again at money that is held up, in hours. What ends a hold-up may be noticed earlier. */
const LOOK_AGAIN_HOURS: Readonly<Record<HoldUp, number>> = {
  onboarding: 24,
  minimum_amount: 1,
  provider_balance: 1,
  provider_refused: 24,
};

/** When released money is transferred: by the influencer's schedule, and later while something holds it up. */
@Injectable()
export class PlanPayout {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly settings: PayoutSettingsRepository,
    private readonly clock: Clock,
  ) {}

  /** Whether the part is to be transferred now; else it is put off until it is. */
  async isTimeFor({ id, influencerId, currency, payoutAt }: Allocation): Promise<boolean> {
    if (influencerId === null) return false;
    const { schedule, minimumAmount } = await this.settings.of(influencerId);
    const now = this.clock.now();
    const planned = payoutAt?.getTime() ?? nextPayout(schedule, now);
    if (planned === null || planned > now) return this.putOff(id, planned);
    const parts = await this.allocations.transferable(influencerId, currency);
    const together = parts.reduce((sum, { held }) => sum + held, 0);
    if (together >= minimumAmount) return true;
    const again = nextPayout(schedule, now + LOOK_AGAIN_HOURS.minimum_amount * HOUR_MS);
    return this.putOff(id, again, 'minimum_amount');
  }

  async holdUp(id: string, heldUpBy: HoldUp): Promise<void> {
    await this.putOff(id, this.afterHoldUp(heldUpBy).getTime(), heldUpBy);
  }

  /** When money that is held up is looked at again. */
  afterHoldUp(heldUpBy: HoldUp): Date {
    return new Date(this.clock.now() + LOOK_AGAIN_HOURS[heldUpBy] * HOUR_MS);
  }

  private async putOff(id: string, at: number | null, heldUpBy: HoldUp | null = null): Promise<false> {
    await this.allocations.postponeTransfer(id, at === null ? null : new Date(at), heldUpBy);
    return false;
  }
}
