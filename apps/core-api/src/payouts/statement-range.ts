import { DomainError } from '@noillin/contracts';
import type { StatementQueryDto } from './dto/statement.dto';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

/**
 * The instants between which a statement lies: its days are UTC days, the last one included.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export const statementRange = ({
  from,
  to,
}: Pick<StatementQueryDto, 'from' | 'to'>): { from: Date; to: Date } => {
  const first = Date.parse(`${from}T00:00:00.000Z`);
  const end = Date.parse(`${to}T00:00:00.000Z`) + DAY_MS;
  if (end <= first) {
    const fields = [{ field: 'to', message: 'to must not be before from' }];
    throw new DomainError('validation_failed', {}, { fields });
  }
  if (end - first > MAX_DAYS * DAY_MS) throw new DomainError('range_too_long', { maxDays: MAX_DAYS });
  return { from: new Date(first), to: new Date(end) };
};
