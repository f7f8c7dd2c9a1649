import { OpenWindow } from './open-windows';

export interface GroupNeeds {
  /** By member: whether nothing goes without this one. */
  readonly required: readonly boolean[];
  /** The number of members that have to be free, required ones included. */
  readonly least: number;
}

/** Starts at which the same members are free, with one of the origins they may be counted from. */
export interface CommonStretch extends OpenWindow {
  /** Indices of all members who are free. */
  readonly members: readonly number[];
}

/**
 * Joins the members' free starts (see `freeStarts`) to those of the group. Between two neighbouring bounds nothing
 * changes - who is free, which windows are open - so each such piece is decided once, whatever the number of starts
 * in it. Sorted; stretches overlap where several origins count.
 */
export function commonStarts(
  free: readonly (readonly OpenWindow[])[],
  { required, least }: GroupNeeds,
): CommonStretch[] {
  const sweeps = free.map((stretches) => new MemberSweep(stretches));
  const common: CommonStretch[] = [];
  const bounds = boundsOf(free);
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const start = bounds[i]!;
    for (const sweep of sweeps) sweep.moveTo(start);
    const members = membersIn(sweeps, required);
    if (members === undefined || members.length < least) continue;
    const end = bounds[i + 1]!;
    for (const origin of originsOf(members, sweeps, required, least)) {
      common.push({ start, end, origin, members });
    }
  }
  return common;
}

/** One member's free starts, walked forward in time. */
class MemberSweep {
  private readonly upcoming: readonly OpenWindow[];
  private next = 0;
  /** The stretches around the current instant: several where windows overlap. */
  private current: OpenWindow[] = [];

  constructor(stretches: readonly OpenWindow[]) {
    this.upcoming = [...stretches].sort((a, b) => a.start - b.start);
  }

  get isFree(): boolean {
    return this.current.length > 0;
  }

  get origins(): number[] {
    return this.current.map(({ origin }) => origin);
  }

  /** Since when the member has been open. */
  get earliestOrigin(): number {
    return this.current.reduce((earliest, { origin }) => Math.min(earliest, origin), Infinity);
  }

  moveTo(instant: number): void {
    if (this.current.some(({ end }) => end <= instant)) {
      this.current = this.current.filter(({ end }) => end > instant);
    }
    for (; this.next < this.upcoming.length; this.next += 1) {
      const stretch = this.upcoming[this.next]!;
      if (stretch.start > instant) break;
      this.current.push(stretch);
    }
  }
}

function boundsOf(free: readonly (readonly OpenWindow[])[]): number[] {
  const bounds = new Set<number>();
  for (const stretches of free) {
    for (const { start, end } of stretches) bounds.add(start).add(end);
  }
  return [...bounds].sort((a, b) => a - b);
}

/** Everybody who is free, unless a required member is not. */
function membersIn(sweeps: readonly MemberSweep[], required: readonly boolean[]): number[] | undefined {
  const members: number[] = [];
  for (const [member, { isFree }] of sweeps.entries()) {
    if (isFree) members.push(member);
    else if (required[member]) return undefined;
  }
  return members;
}

/** The origins by which all required members, and at least so many in all, had opened. */
function originsOf(
  members: readonly number[],
  sweeps: readonly MemberSweep[],
  required: readonly boolean[],
  least: number,
): Set<number> {
  const opened = members.map((member) => sweeps[member]!.earliestOrigin).sort((a, b) => a - b);
  let complete = opened[least - 1]!;
  for (const member of members) {
    if (required[member]) complete = Math.max(complete, sweeps[member]!.earliestOrigin);
  }
  const origins = members.flatMap((member) => sweeps[member]!.origins);
  return new Set(origins.filter((origin) => origin >= complete));
}
