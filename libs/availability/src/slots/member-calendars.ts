import { Injectable } from '@nestjs/common';
import { DAY, openWindows, type ExplainedMember, type Interval, type Schedule } from '@noillin/scheduling';
import { BusyTimes } from '../busy/busy-times';
import { Calendar } from '../calendar/calendar';
import { utcDay } from '../calendar/split-by-day';
import { OverridesRepository } from '../overrides/overrides.repository';
import { OwnZones } from '../rules/own-zones';
import { RulesRepository } from '../rules/rules.repository';

/** A window that reaches into a range begins at most this long before it, whatever the zone. */
export const WINDOW_REACH = 4 * DAY;

/** Who may take part in a booking. */
export interface Participant {
  influencerId: string;
  required: boolean;
}

/** What the algebra needs to know of one participant. */
export interface MemberCalendar extends ExplainedMember {
  influencerId: string;
}

/** Reads what the algebra needs to know of each member: indexed reads, all at once, however many members. */
@Injectable()
export class MemberCalendars {
  constructor(
    private readonly rules: RulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly calendar: Calendar,
    private readonly busy: BusyTimes,
    private readonly zones: OwnZones,
  ) {}

  /**
   * One for each, in their order, for what meets `reach`; whatever one booking (`except`) has is free. Whoever has no
   * rules is never available but on days they opened.
   */
  async read(
    participants: readonly Participant[],
    reach: Interval,
    except?: string,
  ): Promise<MemberCalendar[]> {
    const ids = participants.map(({ influencerId }) => influencerId);
    const [schedules, claims, busy] = await Promise.all([
      this.schedules(ids, reach),
      this.calendar.claimsOf(ids, reach.start, reach.end),
      this.busy.between(ids, reach.start, reach.end),
    ]);
    const taken = groupByInfluencer([...claims.filter(({ bookingId }) => bookingId !== except), ...busy]);
    return participants.map(({ influencerId, required }, i) => ({
      influencerId,
      required,
      schedule: schedules[i]!,
      windows: openWindows(schedules[i]!, reach.start, reach.end),
      claims: taken.get(influencerId) ?? [],
      limits: [],
    }));
  }

  private async schedules(ids: readonly string[], { start, end }: Interval): Promise<Schedule[]> {
    const [rules, overrides] = await Promise.all([
      this.rules.findByInfluencers(ids),
      this.overrides.findBetween(ids, utcDay(start - WINDOW_REACH), utcDay(end + WINDOW_REACH)),
    ]);
    const rulesOf = new Map(rules.map((own) => [own.influencerId, own]));
    const overridesOf = groupByInfluencer(overrides);
    const withoutRules = ids.filter((id) => !rulesOf.has(id));
    const zones = await this.zones.ofProfiles(withoutRules);
    return ids.map((id) => ({
      timezone: rulesOf.get(id)?.timezone ?? zones[withoutRules.indexOf(id)]!,
      weekly: rulesOf.get(id)?.weekly ?? [],
      overrides: overridesOf.get(id) ?? [],
    }));
  }
}

function groupByInfluencer<Item extends { influencerId: string }>(
  items: readonly Item[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.influencerId);
    if (group) group.push(item);
    else groups.set(item.influencerId, [item]);
  }
  return groups;
}
