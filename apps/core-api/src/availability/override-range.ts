import { DomainError, type FieldProblem } from '@noillin/contracts';
import { addDays, isLocalDate, localDate, type LocalDate } from '@noillin/scheduling';
import type { OverrideRangeQueryDto } from './dto/override.dto';

const DEFAULT_DAYS = 92;
const MAX_DAYS = 366;

/**
 * The days that a query asks for, first and last included.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export function overrideRange(
  query: OverrideRangeQueryDto,
  timezone: string,
  now: number,
): { first: LocalDate; last: LocalDate } {
  const first = query.from ?? localDate(timezone, now);
  const firstProblems = dateProblems('from', first);
  if (firstProblems.length > 0) throw refusal(firstProblems);
  const last = query.to ?? addDays(first, DEFAULT_DAYS - 1);
  const problems = dateProblems('to', last);
  if (problems.length > 0) throw refusal(problems);
  if (last < first) throw refusal([{ field: 'to', message: 'to must not be before from' }]);
  if (last > addDays(first, MAX_DAYS - 1)) throw new DomainError('range_too_long', { maxDays: MAX_DAYS });
  return { first, last };
}

function dateProblems(field: string, date: string): FieldProblem[] {
  return isLocalDate(date) ? [] : [{ field, message: `${field} must be a date that exists, YYYY-MM-DD` }];
}

function refusal(fields: FieldProblem[]): DomainError {
  return new DomainError('validation_failed', {}, { fields });
}
