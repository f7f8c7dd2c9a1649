import { Injectable } from '@nestjs/common';
import type { Interval } from '@noillin/scheduling';
import { BusyTimes } from '../busy/busy-times';
import { Calendar } from '../calendar/calendar';
import { OverridesRepository } from '../overrides/overrides.repository';
import { ManageRules } from '../rules/manage-rules';
import { previewSpans, type CalendarSpan } from './preview-spans';

/** An influencer's calendar as they see it themselves. */
export interface CalendarPreview {
  /** The zone in which their days and windows count. */
  timezone: string;
  /** Without gaps, by start. */
  spans: CalendarSpan[];
}

/** Shows influencers what their rules, overrides, bookings and imports come to. */
@Injectable()
export class OwnCalendar {
  constructor(
    private readonly rules: ManageRules,
    private readonly overrides: OverridesRepository,
    private readonly calendar: Calendar,
    private readonly busy: BusyTimes,
  ) {}

  /** Everything within the range that `within` makes of the influencer's zone. */
  async read(influencerId: string, within: (timezone: string) => Interval): Promise<CalendarPreview> {
    const { timezone, weekly } = await this.rules.find(influencerId);
    const { start, end } = within(timezone);
    const [overrides, claims, busy] = await Promise.all([
      this.overrides.findAround([influencerId], { start, end }),
      this.calendar.claimsOf([influencerId], start, end),
      this.busy.between([influencerId], start, end),
    ]);
    const schedule = { timezone, weekly, overrides };
    return { timezone, spans: previewSpans({ schedule, claims, busy }, { start, end }) };
  }
}
