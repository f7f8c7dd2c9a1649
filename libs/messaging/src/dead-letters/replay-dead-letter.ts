import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Outbox } from '../outbox/outbox';
import type { DeadLetter } from './dead-letter';
import { DeadLetters } from './dead-letters.repository';
import { decideOn } from './decide-dead-letter';

/** Puts a message back into the queue in which it failed, and in no other, with all its attempts before it. */
@Injectable()
export class ReplayDeadLetter {
  constructor(
    private readonly letters: DeadLetters,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The decision and the row of the outbox that carries it out commit together.
   * @param by user id
   * @throws DomainError `not_found`, `transition_not_allowed` where it was decided about already, or `rule_refused` for one of
   * which only the beginning was kept
   */
  run(id: string, by: string): Promise<DeadLetter> {
    return this.transactions.run(async () => {
      const letter = await decideOn(this.letters, id, { what: 'replay', at: new Date(), by, reason: null });
      const message = await this.letters.contentOf(id);
      if (!message) throw new DomainError('not_found', { resource: 'dead letter' });
      if (!message.complete)
        throw new DomainError('rule_refused', { reason: 'The message was too big to be kept as a whole.' });
      const { content, contentEncoding } = message;
      await this.outbox.putBack({ deadLetterId: id, queue: letter.queue, content, contentEncoding });
      return letter;
    });
  }
}
