import { Injectable } from '@nestjs/common';
import { DeadLetters } from '@noillin/messaging';
import { gauge } from '@noillin/observability';
import { Timers } from '../timers';

const COUNT_EVERY_MS = 60_000;

const open = gauge({
  name: 'noillin_dead_letters_open',
  help: 'Messages that failed for good and wait for a person, when they were last counted.',
  labelNames: ['queue'],
});

/** Counts what waits for a person, for whoever is to be alarmed. */
@Injectable()
export class DeadLetterTimers {
  constructor(
    timers: Timers,
    private readonly letters: DeadLetters,
  ) {
    timers.addRegular({ name: 'count-dead-letters', everyMs: COUNT_EVERY_MS, run: () => this.count() });
  }

  private async count(): Promise<void> {
    for (const [queue, count] of Object.entries(await this.letters.countOpen())) open.set({ queue }, count);
  }
}
