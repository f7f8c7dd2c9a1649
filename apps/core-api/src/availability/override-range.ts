import { DomainError, type FieldProblem } from '@noillin/contracts';
import { addDays, isLocalDate, localDate, type LocalDate } from '@noillin/scheduling';
import { MOST_DAYS, type OverrideRangeQueryDto } from './dto/override.dto';

const DEFAULT_DAYS = 92;

/** Days, first and last included. */
export interface DayRange {
  first: LocalDate;
  last: LocalDate;
}

/**
 * The days that a query asks for.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export function overrideRange(query: OverrideRangeQueryDto, timezone: string, now: number): DayRange {
  const first = query.from ?? localDate(timezone, now);
  return dayRange(first, query.to ?? (isLocalDate(first) ? addDays(first, DEFAULT_DAYS - 1) : first));
}

/**
 * The days from `from` to `to`.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export function dayRange(from: string | undefined, to: string | undefined): DayRange {
  const [first, last] = [requireDate('from', from), requireDate('to', to)];
  if (last < first) throw refusal({ field: 'to', message: 'to must not be before from' });
  if (last > addDays(first, MOST_DAYS - 1)) throw new DomainError('range_too_long', { maxDays: MOST_DAYS });
  return { first, last };
}

/** Every day of the range, in order. */
export function daysIn({ first, last }: DayRange): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

export const refusal = (problem: FieldProblem): DomainError =>
  new DomainError('validation_failed', {}, { fields: [problem] });

function requireDate(field: string, date: string | undefined): LocalDate {
  if (date !== undefined && isLocalDate(date)) return date;
  throw refusal({ field, message: `${field} must be a date that exists, YYYY-MM-DD` });
}
