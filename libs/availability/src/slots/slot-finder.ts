import { Injectable } from '@nestjs/common';
import type { Gig } from '@noillin/catalog';
import { MINUTE, type GigTiming, type Interval } from '@noillin/scheduling';
import { Clock } from '@noillin/utils';
import { GigCalendar, isInstant, type OfferedSlot, type StartExplanation } from './gig-calendar';
import { GigLimitCounts } from '../limits/gig-limit-counts';
import { MemberCalendars, type Participant } from './member-calendars';

/** What a search leaves out of account. */
export interface SearchOptions {
  /** Id of a booking whose own time and whose place in the limits are free: one that is to be moved. */
  except?: string;
}

/** The slots of a gig. */
@Injectable()
export class SlotFinder {
  constructor(
    private readonly calendars: MemberCalendars,
    private readonly counts: GigLimitCounts,
    private readonly clock: Clock,
  ) {}

  /** The slots that start within `[from, to)`, epoch milliseconds, by start. */
  async list(
    gig: Gig,
    { from, to }: { from: number; to: number },
    options?: SearchOptions,
  ): Promise<OfferedSlot[]> {
    const calendar = await this.open(gig, { start: from, end: to }, options);
    return calendar.list({ from, to });
  }

  /**
   * Whether the gig can be booked at a start, epoch milliseconds, and with whom; if not, why not. Booking asks this: it is
   * read from the database alone, whatever any cache says.
   */
  async explain(gig: Gig, start: number, options?: SearchOptions): Promise<StartExplanation> {
    const around = isInstant(start) ? start : 0;
    const calendar = await this.read(gig, { start: around, end: around + 1 }, false, options);
    return calendar.explain(start);
  }

  /** Reads everything that decides about starts within the range, all at once, for listings. */
  open(gig: Gig, starts: Interval, options?: SearchOptions): Promise<GigCalendar> {
    return this.read(gig, starts, true, options);
  }

  private async read(
    gig: Gig,
    starts: Interval,
    cached: boolean,
    { except }: SearchOptions = {},
  ): Promise<GigCalendar> {
    const [members, counted] = await Promise.all([
      this.calendars.read(withOwner(gig), { reach: reachOf(gig.timing, starts), except, cached }),
      this.counts.read(gig, starts, except),
    ]);
    const { timezone } = members.find(({ influencerId }) => influencerId === gig.ownerId)!;
    const participants = new Set(participantsOf(gig).map(({ influencerId }) => influencerId));
    return new GigCalendar(gig, {
      timezone,
      members: members.filter(({ influencerId }) => participants.has(influencerId)),
      limits: counted.map((limit) => ({ ...limit, timezone })),
      now: this.clock.now(),
    });
  }
}

/** Whoever may be booked: of the optional members those who accepted. */
export const participantsOf = (gig: Gig): Participant[] =>
  gig.members
    .filter(({ required, status }) => required || status === 'accepted')
    .map(({ influencerId, required }) => ({ influencerId, required }));

/** The owner's zone is needed even if they do not take part. */
function withOwner(gig: Gig): Participant[] {
  const participants = participantsOf(gig);
  const takesPart = participants.some(({ influencerId }) => influencerId === gig.ownerId);
  return takesPart ? participants : [...participants, { influencerId: gig.ownerId, required: false }];
}

/** Everything a start within the range can collide with. */
function reachOf(timing: GigTiming, { start, end }: Interval): Interval {
  return {
    start: start - timing.bufferBeforeMinutes * MINUTE,
    end: end + (timing.durationMinutes + timing.bufferAfterMinutes) * MINUTE,
  };
}
