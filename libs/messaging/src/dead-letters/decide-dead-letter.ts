import { DomainError } from '@noillin/contracts';
import type { DeadLetter, Decision } from './dead-letter';
import { DEAD_LETTER_MACHINE } from './dead-letter.machine';
import type { DeadLetters } from './dead-letters.repository';

/**
 * Makes a decision about a letter, of two at once one.
 * @throws DomainError `not_found`, or `transition_not_allowed` where it was decided about already
 */
export const decideOn = async (letters: DeadLetters, id: string, decision: Decision): Promise<DeadLetter> => {
  const decided = await letters.decide(id, decision);
  if (decided) return decided;
  const current = await letters.findById(id);
  if (!current) throw new DomainError('not_found', { resource: 'dead letter' });
  DEAD_LETTER_MACHINE.next(current.status, decision.what);
  throw new DomainError('concurrent_change', { resource: 'dead letter' });
};
