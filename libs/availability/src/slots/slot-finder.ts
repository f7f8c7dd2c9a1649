import { Injectable } from '@nestjs/common';
import type { Gig } from '@noillin/catalog';
import {
  explainGroupStart,
  explainStart,
  listGroupSlots,
  MINUTE,
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
    const members = await this.calendars.read(memberIds, reachOf(gig.timing, from, to));
    const slots = listGroupSlots({ members, timing: gig.timing, now: this.clock.now(), from, to });
    return gig.type === 'group' ? slots.map((slot) => ({ ...slot, members: memberIds })) : slots;
  }

  /** Whether the gig can be booked at a start, epoch milliseconds, and if not, why not. */
  async explain(gig: Gig, start: number): Promise<StartExplanation> {
    if (!isInstant(start)) return { offered: false, reason: 'invalid' };
    const members = await this.calendars.read(requiredMembers(gig), reachOf(gig.timing, start, start + 1));
    const explanation = this.explainTo(members, gig.timing, start);
    return explanation.offered
      ? { offered: true, end: start + gig.timing.durationMinutes * MINUTE }
      : { offered: false, reason: explanation.reason };
  }

  /** A single calendar has a grid of its own, of which more can be said than of a common one. */
  private explainTo(members: readonly MemberCalendar[], timing: GigTiming, start: number) {
    const now = this.clock.now();
    const [only, ...others] = members;
    return only && others.length === 0
      ? explainStart({ ...only, timing, now, start })
      : explainGroupStart({ members, timing, now, start });
  }
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
