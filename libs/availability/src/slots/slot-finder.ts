import { Injectable } from '@nestjs/common';
import type { Gig } from '@noillin/catalog';
import {
  explainGroupStart,
  listGroupSlots,
  MINUTE,
  openWindows,
  type Calendar as MemberCalendar,
  type GigTiming,
  type Interval,
  type RefusalReason,
  type Slot,
} from '@noillin/scheduling';
import { Clock } from '@noillin/utils';
import { RulesRepository } from '../rules/rules.repository';
import { MemberCalendars } from './member-calendars';

/** A start at which a gig can be booked, with its end; epoch milliseconds. */
export interface OfferedSlot extends Slot {
  /** Who takes part; only for gigs of several influencers. */
  members?: string[];
}

export type StartExplanation = { offered: true; end: number } | { offered: false; reason: RefusalReason };

const FARTHEST_INSTANT = Date.UTC(9000, 0);

/** The slots of a gig. Listing and booking ask the same algebra about the same data: what is listed can be booked. */
@Injectable()
export class SlotFinder {
  constructor(
    private readonly calendars: MemberCalendars,
    private readonly rules: RulesRepository,
    private readonly clock: Clock,
  ) {}

  /** The zone in which the owner of the gig counts days. */
  async timezoneOf(gig: Gig): Promise<string> {
    return (await this.rules.findByInfluencer(gig.ownerId))?.timezone ?? 'UTC';
  }

  /** The slots that start within `[from, to)`, epoch milliseconds, by start. */
  async list(gig: Gig, { from, to }: { from: number; to: number }): Promise<OfferedSlot[]> {
    const memberIds = requiredMembers(gig);
    const reach = reachOf(gig.timing, from, to);
    const calendars = await this.calendars.read(memberIds, reach);
    const timezone = await this.timezoneOf(gig);
    const members = prepare(calendars, reach);
    const now = this.clock.now();
    const slots = listGroupSlots({
      members,
      timezone,
      timing: gig.timing,
      now,
      from,
      to,
      quorum: null,
      limits: [],
    });
    return slots.map(({ start, end }) => ({
      start,
      end,
      ...(gig.type === 'group' && { members: memberIds }),
    }));
  }

  /** Whether the gig can be booked at a start, epoch milliseconds, and if not, why not. */
  async explain(gig: Gig, start: number): Promise<StartExplanation> {
    if (!isInstant(start)) return { offered: false, reason: 'invalid' };
    const reach = reachOf(gig.timing, start, start + 1);
    const members = prepare(await this.calendars.read(requiredMembers(gig), reach), reach);
    const timezone = await this.timezoneOf(gig);
    const now = this.clock.now();
    const query = { members, timezone, timing: gig.timing, now, start, quorum: null, limits: [] };
    const explanation = explainGroupStart(query);
    return explanation.offered
      ? { offered: true, end: start + gig.timing.durationMinutes * MINUTE }
      : { offered: false, reason: explanation.reason };
  }
}

/** All required, without limits. */
function prepare(calendars: readonly MemberCalendar[], { start, end }: Interval) {
  return calendars.map(({ schedule, claims }) => ({
    schedule,
    windows: openWindows(schedule, start, end),
    claims,
    required: true,
    limits: [],
  }));
}

/** Years of more than four digits have no place in any calendar. */
function isInstant(start: number): boolean {
  return Number.isSafeInteger(start) && Math.abs(start) < FARTHEST_INSTANT;
}

function requiredMembers(gig: Gig): string[] {
  return gig.members.filter(({ required }) => required).map(({ influencerId }) => influencerId);
}

/** Everything a start within `[from, to)` can collide with. */
function reachOf(timing: GigTiming, from: number, to: number): Interval {
  return {
    start: from - timing.bufferBeforeMinutes * MINUTE,
    end: to + (timing.durationMinutes + timing.bufferAfterMinutes) * MINUTE,
  };
}
