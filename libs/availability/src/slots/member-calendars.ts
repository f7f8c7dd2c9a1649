import { Injectable } from '@nestjs/common';
import { DAY, type Calendar as MemberCalendar, type Interval } from '@noillin/scheduling';
import { Calendar } from '../calendar/calendar';
import { utcDay } from '../calendar/split-by-day';
import { OverridesRepository } from '../overrides/overrides.repository';
import { RulesRepository } from '../rules/rules.repository';

/** A window that reaches into a range begins at most this long before it, whatever the zone. */
const REACH = 4 * DAY;

/** Reads what the algebra needs to know of each member: three indexed reads at once, however many members. */
@Injectable()
export class MemberCalendars {
  constructor(
    private readonly rules: RulesRepository,
    private readonly overrides: OverridesRepository,
    private readonly calendar: Calendar,
  ) {}

  /** One for each member, in their order. Whoever has no rules is never available but on days they opened. */
  async read(memberIds: readonly string[], { start, end }: Interval): Promise<MemberCalendar[]> {
    const [rules, overrides, claims] = await Promise.all([
      this.rules.findByInfluencers(memberIds),
      this.overrides.findBetween(memberIds, utcDay(start - REACH), utcDay(end + REACH)),
      this.calendar.claimsOf(memberIds, start, end),
    ]);
    return memberIds.map((memberId) => {
      const own = rules.find(({ influencerId }) => influencerId === memberId);
      return {
        schedule: {
          timezone: own?.timezone ?? 'UTC',
          weekly: own?.weekly ?? [],
          overrides: overrides.filter(({ influencerId }) => influencerId === memberId),
        },
        claims: claims.filter(({ influencerId }) => influencerId === memberId),
      };
    });
  }
}
