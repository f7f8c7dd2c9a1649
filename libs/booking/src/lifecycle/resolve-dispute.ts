import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Settlement, type Line, type Part } from '@noillin/payments';
import { claimOf, type Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import { TransitionBooking } from './transition-booking';

/** How support divides what is left of a disputed booking's money. Minor units; all together exactly what is left. */
export interface DisputeSplit {
  /** Goes back to the brand. */
  brand: number;
  members: readonly { influencerId: string; amount: number }[];
  platform: number;
}

/** Support decides a dispute: everybody gets what the split says, and the booking is completed with it. */
@Injectable()
export class ResolveDispute {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly settlement: Settlement,
    private readonly calendar: Calendar,
  ) {}

  /**
   * @throws DomainError `dispute_not_open`, or `rule_refused` for a split that is not exactly what is left, or gives
   * somebody more than is left of their own part
   */
  async execute(booking: Booking, adminId: string, split: DisputeSplit, reason: string): Promise<Booking> {
    if (!booking.disputed) throw new DomainError('dispute_not_open');
    bookingMachine.next(booking.status, 'resolve');
    const request = {
      event: 'resolve',
      by: adminId,
      reason,
      changes: { disputed: false },
      expected: { disputed: true },
    } as const;
    return this.transition.execute(booking, request, async (current) => {
      const lines = linesOf(await this.settlement.parts(booking.id), split);
      if (split.brand > 0) await this.giveBack(booking, split.brand, lines);
      await this.settlement.unfreeze(booking.id, 'dispute');
      await this.calendar.release(claimOf(current));
    });
  }

  private async giveBack({ id, history }: Booking, amount: number, perParty: Line[]): Promise<void> {
    // A booking may be disputed again after it was resolved: each resolution is a refund of its own.
    const refundId = `resolve-${id}-${history.length}`;
    await this.settlement.giveBack(id, { refundId, amount, perParty, reason: 'dispute_resolved' });
  }
}

/** What each party gives back: what is left of its part less what it keeps. */
const linesOf = (parts: readonly Part[], split: DisputeSplit): Line[] => {
  const left = parts.reduce((sum, part) => sum + part.left, 0);
  const keeps = new Map<string | null, number>([
    [null, split.platform],
    ...split.members.map(({ influencerId, amount }) => [influencerId, amount] as const),
  ]);
  const kept = [...keeps.values()].reduce((sum, amount) => sum + amount, 0);
  if (keeps.size !== split.members.length + 1 || split.brand + kept !== left)
    throw refused(
      `The split must divide exactly the ${left} minor units that are left, each member named once.`,
    );
  if ([...keeps.keys()].some((party) => !parts.some(({ influencerId }) => influencerId === party)))
    throw refused('The split names somebody who is no party of the booking.');
  if (parts.some((part) => (keeps.get(part.influencerId) ?? 0) > part.left))
    throw refused('The split leaves a party more than is left of its own part.');
  return parts.map(({ influencerId, left: its }) => ({
    influencerId,
    amount: its - (keeps.get(influencerId) ?? 0),
  }));
};

const refused = (reason: string): DomainError => new DomainError('rule_refused', { reason });
