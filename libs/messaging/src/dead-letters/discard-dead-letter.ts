import { Injectable } from '@nestjs/common';
import type { DeadLetter } from './dead-letter';
import { DeadLetters } from './dead-letters.repository';
import { decideOn } from './decide-dead-letter';

/** Gives a message up, with a reason; it can be read for a month. */
@Injectable()
export class DiscardDeadLetter {
  constructor(private readonly letters: DeadLetters) {}

  /**
   * @param by user id
   * @throws DomainError `not_found`, or `transition_not_allowed` where it was decided about already
   */
  run(id: string, by: string, reason: string): Promise<DeadLetter> {
    return decideOn(this.letters, id, { what: 'discard', at: new Date(), by, reason });
  }
}
