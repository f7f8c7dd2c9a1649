import type { StartExplanation } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { parseInstant } from '@noillin/scheduling';
import type { ExplainQueryDto, SlotExplanationDto } from './dto/slot-explanation.dto';

/**
 * The start that a query asks about, epoch milliseconds.
 * @throws DomainError `validation_failed`
 */
export function startOf({ start }: ExplainQueryDto): number {
  const instant = parseInstant(start);
  if (instant !== undefined) return instant;
  const message = 'start must be an ISO 8601 instant with Z or an offset';
  throw new DomainError('validation_failed', {}, { fields: [{ field: 'start', message }] });
}

/** What the algebra says, as the API shows it: everything that does not apply is null or empty. */
export function explanationView(start: number, explanation: StartExplanation): SlotExplanationDto {
  const at = new Date(start).toISOString();
  if (explanation.offered) {
    const end = new Date(explanation.end).toISOString();
    return { ...NOTHING, offered: true, start: at, end, members: explanation.memberIds };
  }
  const { reason, by = null, memberId = null, members } = explanation;
  const missing = members.map((member) => ({ ...member, by: member.by ?? null }));
  return { ...NOTHING, start: at, reason, by, memberId, missing };
}

const NOTHING = {
  offered: false,
  end: null,
  members: [],
  reason: null,
  by: null,
  memberId: null,
  missing: [],
};
