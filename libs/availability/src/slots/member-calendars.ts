import { Injectable } from '@nestjs/common';
import { openWindows, type ExplainedMember, type Interval } from '@noillin/scheduling';
import { BusyTimes } from '../busy/busy-times';
import { Calendar } from '../calendar/calendar';
import { CachedWindows } from './cached-windows';
import { groupByInfluencer } from './group-by-influencer';
import { Schedules } from './schedules';

/** Who may take part in a booking. */
export interface Participant {
  influencerId: string;
  required: boolean;
}

/** What follows from the rules and overrides of one influencer. */
export type MemberWindows = Pick<ExplainedMember, 'timezone' | 'overridden' | 'windows'>;

/** What the algebra needs to know of one participant. */
export interface MemberCalendar extends ExplainedMember {
  influencerId: string;
}

export interface CalendarRead {
  /** Everything that meets this is needed. */
  reach: Interval;
  /** A booking whose time is free. */
  except?: string;
  /**
   * For listings: windows may come out of the cache, if they follow from the schedule as it is now. Taken time never does: the
   * read that could tell whether it is current is the read of what is taken.
   */
  cached: boolean;
}

/** Reads what the algebra needs to know of each member: indexed reads, all at once, however many members. */
@Injectable()
export class MemberCalendars {
  constructor(
    private readonly schedules: Schedules,
    private readonly cachedWindows: CachedWindows,
    private readonly calendar: Calendar,
    private readonly busy: BusyTimes,
  ) {}

  /** One for each, in their order. */
  async read(
    participants: readonly Participant[],
    { reach, except, cached }: CalendarRead,
  ): Promise<MemberCalendar[]> {
    const ids = participants.map(({ influencerId }) => influencerId);
    const [windows, claims, busy] = await Promise.all([
      cached ? this.cachedWindows.read(ids, reach) : this.computedWindows(ids, reach),
      this.calendar.claimsOf(ids, reach.start, reach.end),
      this.busy.between(ids, reach.start, reach.end),
    ]);
    const taken = groupByInfluencer([...claims.filter(({ bookingId }) => bookingId !== except), ...busy]);
    return participants.map((participant, i) => ({
      ...participant,
      ...windows[i]!,
      claims: taken.get(participant.influencerId) ?? [],
      limits: [],
    }));
  }

  private async computedWindows(ids: readonly string[], reach: Interval): Promise<MemberWindows[]> {
    const schedules = await this.schedules.read(ids, reach);
    return schedules.map((schedule) => ({
      timezone: schedule.timezone,
      overridden: new Set(schedule.overrides.map(({ date }) => date)),
      windows: openWindows(schedule, reach.start, reach.end),
    }));
  }
}
