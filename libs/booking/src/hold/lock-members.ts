import { Injectable } from '@nestjs/common';
import { acceptedMembersOf, type Gig } from '@noillin/catalog';
import { DomainError, isDomainError } from '@noillin/contracts';
import { SlotLock } from '@noillin/redis';
import { sleep } from '@noillin/utils';
import { wantedMembers } from './wanted-members';

/** A booking takes about as long. */
const PAUSES_MS = [40, 120] as const;

type Work<Result> = (gig: Gig) => Promise<Result>;

/**
 * Locks the start for everybody who may be booked. Somebody whom the gig cannot do without, and who is just being booked, is
 * taken. For the others it is worth waiting a moment, as the other request may come to nothing; then the booking goes on
 * without them, if enough are left.
 */
@Injectable()
export class LockMembers {
  constructor(private readonly lock: SlotLock) {}

  /**
   * @param named whom the brand named, without any of whom nothing is booked; null = everybody who is free
   * @param work gets the gig without those who were left out
   * @throws DomainError `rule_refused`, `slot_taken`, `dependency_unavailable`
   */
  async hold<Result>(
    gig: Gig,
    start: number,
    named: readonly string[] | null,
    work: Work<Result>,
  ): Promise<Result> {
    const optional = named === null ? optionalIdsOf(gig) : [];
    if (optional.length === 0) return this.lock.hold(wantedMembers(gig, named), start, () => work(gig));
    for (const pause of PAUSES_MS) {
      const outcome = await this.attempt(gig, start, work);
      if (outcome) return outcome.result;
      await this.requireLeftOutAtMost(gig, start, optional);
      await sleep(pause);
    }
    const busy = await this.requireLeftOutAtMost(gig, start, optional);
    const others = {
      ...gig,
      members: gig.members.filter(({ influencerId }) => !busy.includes(influencerId)),
    };
    const outcome = await this.attempt(others, start, (rest) => withoutThem(work(rest), busy));
    if (outcome) return outcome.result;
    throw new DomainError('slot_taken');
  }

  /** Null when somebody else has the lock; what the work itself is refused for is thrown. */
  private async attempt<Result>(
    gig: Gig,
    start: number,
    work: Work<Result>,
  ): Promise<{ result: Result } | null> {
    let begun = false;
    try {
      const result = await this.lock.hold(wantedMembers(gig, null), start, () => {
        begun = true;
        return work(gig);
      });
      return { result };
    } catch (error) {
      if (!begun && isDomainError(error, 'slot_taken')) return null;
      throw error;
    }
  }

  /**
   * Who is locked by somebody else.
   * @throws DomainError `slot_taken` where the gig cannot do without them
   */
  private async requireLeftOutAtMost(
    gig: Gig,
    start: number,
    optional: readonly string[],
  ): Promise<readonly string[]> {
    const accepted = acceptedMembersOf(gig).map(({ influencerId }) => influencerId);
    const busy = await this.lock.lockedAmong(accepted, start);
    const least = Math.max(1, gig.quorum ?? 0);
    const canDoWithout = busy.every((id) => optional.includes(id)) && accepted.length - busy.length >= least;
    if (!canDoWithout) throw new DomainError('slot_taken');
    return busy;
  }
}

const optionalIdsOf = (gig: Gig): string[] =>
  acceptedMembersOf(gig)
    .filter(({ required }) => !required)
    .map(({ influencerId }) => influencerId);

/** Too few without those who were left out, but not for ever: they are being booked, and may yet be free. */
async function withoutThem<Result>(work: Promise<Result>, busy: readonly string[]): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const isShort =
      isDomainError(error, 'slot_not_offered') && (error.args as { reason: string }).reason === 'quorum';
    throw isShort && busy.length > 0 ? new DomainError('slot_taken', {}, { cause: error }) : error;
  }
}
