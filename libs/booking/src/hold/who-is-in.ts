import { Injectable } from '@nestjs/common';
import { Calendar, SlotFinder, type RefusedStart } from '@noillin/availability';
import { acceptedMembersOf, type Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { MINUTE } from '@noillin/scheduling';
import type { BookedMember } from '../booking';
import { bookedMembers } from './booked-members';
import { TAKEN } from './taken-reasons';

/** Says who takes part in a booking: everybody who is free at the start, or exactly those whom the brand named. */
@Injectable()
export class WhoIsIn {
  constructor(
    private readonly slots: SlotFinder,
    private readonly calendar: Calendar,
  ) {}

  /**
   * @param start epoch milliseconds
   * @param named see wantedMembers; null = everybody who is free
   * @throws DomainError `slot_taken`, `slot_not_offered`
   */
  async execute(gig: Gig, start: number, named: readonly string[] | null): Promise<BookedMember[]> {
    const explanation = await this.slots.explain(gig, start);
    if (!explanation.offered) throw refusalOf(gig, explanation);
    const missing = named?.filter((id) => !explanation.memberIds.includes(id)) ?? [];
    if (missing.length > 0) throw await this.refusalOfMembers(gig, start, missing);
    return bookedMembers(gig, named ?? explanation.memberIds);
  }

  private async refusalOfMembers(gig: Gig, start: number, missing: string[]): Promise<DomainError> {
    const { bufferBeforeMinutes, durationMinutes, bufferAfterMinutes } = gig.timing;
    const from = start - bufferBeforeMinutes * MINUTE;
    const to = start + (durationMinutes + bufferAfterMinutes) * MINUTE;
    const claims = await this.calendar.claimsOf(missing, from, to);
    return claims.length > 0
      ? new DomainError('slot_taken')
      : new DomainError('slot_not_offered', { reason: 'not with all of the members you named' });
  }
}

/** A start is taken when it would be offered but for bookings; where it lacks members for other reasons as well, the rules say no. */
function refusalOf(gig: Gig, { reason, members }: RefusedStart): DomainError {
  const taken = members.filter((member) => TAKEN.has(member.reason)).length;
  const free = acceptedMembersOf(gig).length - members.length;
  const wouldDo = reason === 'quorum' && taken > 0 && free + taken >= (gig.quorum ?? 1);
  return TAKEN.has(reason) || wouldDo
    ? new DomainError('slot_taken')
    : new DomainError('slot_not_offered', { reason });
}
