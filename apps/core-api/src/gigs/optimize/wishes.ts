import type { Gig } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { CRITERIA, DEFAULT_WEIGHTS, type OptimizerQuery, type Weights } from '@noillin/optimizer';
import type { OptimizeDto } from './dto/optimize-request.dto';

/** What is asked of any gig's windows. */
export type Wishes = Pick<OptimizerQuery, 'from' | 'to' | 'preferredHours' | 'weights' | 'limit'>;

const DEFAULT_LIMIT = 10;

/** @throws DomainError `validation_failed` for inverted hours and weights of which none counts */
export function wishesOf(body: OptimizeDto, { from, to }: { from: number; to: number }): Wishes {
  const { preferredHours: hours, limit = DEFAULT_LIMIT } = body;
  if (hours && hours.end <= hours.start) throw invalid('preferredHours.end', 'must be after the start');
  const preferredHours = hours ? { ...hours, only: hours.only ?? false } : null;
  const weights = body.weights ? given(body.weights) : DEFAULT_WEIGHTS;
  if (!CRITERIA.some((name) => weights[name] > 0 && (name !== 'preferredHours' || hours)))
    throw invalid('weights', 'must have one that counts');
  return { from, to, preferredHours, weights, limit };
}

/**
 * At least so many members: as many as the gig asks for, and as are wished for.
 * @throws DomainError `rule_refused` for more than there are
 */
export function quorumFor(gig: Gig, wished: number | undefined, participants: number): number | null {
  if (wished !== undefined && wished > participants)
    throw new DomainError('rule_refused', { reason: `Only ${participants} can take part in this gig.` });
  return Math.max(gig.quorum ?? 0, wished ?? 0) || null;
}

function given(weights: Partial<Weights>): Weights {
  return Object.fromEntries(CRITERIA.map((name) => [name, weights[name] ?? 0])) as Weights;
}

function invalid(field: string, words: string): DomainError {
  return new DomainError('validation_failed', {}, { fields: [{ field, message: `${field} ${words}` }] });
}
