import { refuseProblems, type AvailabilityOverride } from '@noillin/availability';
import { validateOverride } from '@noillin/scheduling';
import type { DayOverrideDto, PutOverridesDto } from './dto/override.dto';
import { dayRange, daysIn, refusal } from './override-range';

type DayOverride = Omit<AvailabilityOverride, 'influencerId'>;

/**
 * The days that a body changes: a range of them alike, or each of several in its own way.
 * @throws DomainError `validation_failed` for both or neither, `range_too_long`
 */
export function overridesOf({ items, ...range }: PutOverridesDto): DayOverride[] {
  if (items === undefined) return ofRange(range);
  const extra = Object.entries(range).find(([, value]) => value !== undefined);
  if (extra) throw refusal({ field: extra[0], message: `${extra[0]} cannot stand beside items` });
  return items.map(toOverride);
}

function ofRange({ from, to, windows, reason }: Omit<PutOverridesDto, 'items'>): DayOverride[] {
  const range = dayRange(from, to);
  if (windows === undefined)
    throw refusal({ field: 'windows', message: 'windows must be an array; empty = closed' });
  // Once for all days alike, under the names that the body has.
  refuseProblems(validateOverride({ date: range.first, windows }));
  return daysIn(range).map((date) => toOverride({ date, windows, reason }));
}

const toOverride = ({ date, windows, reason }: DayOverrideDto): DayOverride => ({
  date,
  windows: windows.map((window) => ({ ...window })),
  reason: reason || null,
});
