import { defineMachine } from '@noillin/contracts';

export const DEAD_LETTER_STATUSES = ['open', 'replayed', 'discarded'] as const;
/** `open` waits for a person, `replayed` was put back into its queue, `discarded` was given up. Whatever fails once more is open again. */
export type DeadLetterStatus = (typeof DEAD_LETTER_STATUSES)[number];

export const DEAD_LETTER_MACHINE = defineMachine({
  name: 'dead letter',
  initial: 'open',
  states: DEAD_LETTER_STATUSES,
  events: ['replay', 'discard', 'fail'],
  transitions: {
    open: { replay: 'replayed', discard: 'discarded', fail: 'open' },
    replayed: { fail: 'open' },
    // The same again, of a publisher that says it twice: another failure is another matter.
    discarded: { fail: 'open' },
  },
});
