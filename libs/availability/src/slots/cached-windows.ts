import { Injectable } from '@nestjs/common';
import { openWindows, type Interval, type Schedule } from '@noillin/scheduling';
import { ScheduleChanges } from '../changes/schedule-changes';
import { monthsMeeting, type Month } from '../busy/split-by-month';
import type { MemberWindows } from './member-calendars';
import { Schedules } from './schedules';
import { WindowCache, type CachedMonths, type ComputedMonth } from './window-cache';

/** Windows for listings: out of the cache where it has those of the current schedule, else computed and put there. */
@Injectable()
export class CachedWindows {
  constructor(
    private readonly changes: ScheduleChanges,
    private readonly cache: WindowCache,
    private readonly schedules: Schedules,
  ) {}

  /** One for each influencer, in their order, for whole UTC months that cover the range. */
  async read(influencerIds: readonly string[], range: Interval): Promise<MemberWindows[]> {
    const months = monthsMeeting(range);
    const [versions, cached] = await Promise.all([
      this.changes.versionsOf(influencerIds),
      this.cache.read(
        influencerIds,
        months.map(({ month }) => month),
      ),
    ]);
    const found = influencerIds.map((id, i) => joined(cached[i] ?? [], versions.get(id), months.length));
    const missing = influencerIds.filter((_, i) => found[i] === undefined);
    const computed = await this.compute(missing, versions, months);
    return influencerIds.map((id, i) => found[i] ?? computed.get(id)!);
  }

  /** The version was read before the schedule: what is stored under it is never older than it says. */
  private async compute(
    influencerIds: readonly string[],
    versions: ReadonlyMap<string, string>,
    months: readonly Month[],
  ): Promise<Map<string, MemberWindows>> {
    const computed = new Map<string, MemberWindows>();
    if (influencerIds.length === 0) return computed;
    const reach = { start: months[0]!.start, end: months.at(-1)!.end };
    const schedules = await this.schedules.read(influencerIds, reach);
    for (const [i, id] of influencerIds.entries()) {
      const parts = months.map((month) => computeMonth(schedules[i]!, month, versions.get(id) ?? ''));
      if (versions.has(id))
        this.cache.store(
          id,
          parts.map((part, m) => ({ month: months[m]!.month, computed: part })),
        );
      computed.set(id, join(parts));
    }
    return computed;
  }
}

function computeMonth(schedule: Schedule, { start, end }: Month, version: string): ComputedMonth {
  const { timezone, overrides } = schedule;
  const overridden = overrides.map(({ date }) => date);
  return { version, timezone, overridden, windows: openWindows(schedule, start, end) };
}

/** What the cache has, if it has all of it and all of it is current. */
function joined(parts: CachedMonths, version: string | undefined, count: number): MemberWindows | undefined {
  const current = parts.filter((part) => part !== undefined && part.version === version) as ComputedMonth[];
  return current.length === count && count > 0 ? join(current) : undefined;
}

function join(parts: readonly ComputedMonth[]): MemberWindows {
  return {
    timezone: parts[0]!.timezone,
    overridden: new Set(parts.flatMap(({ overridden }) => overridden)),
    windows: parts.flatMap(({ windows }) => windows),
  };
}
