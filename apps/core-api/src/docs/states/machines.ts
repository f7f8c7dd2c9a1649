import { bookingMachine } from '@noillin/booking';
import { GIG_MACHINE, MEMBERSHIP_MACHINE } from '@noillin/catalog';
import type { Machine } from '@noillin/contracts';
import { DEAD_LETTER_MACHINE } from '@noillin/messaging';
import { allocationMachine, paymentMachine } from '@noillin/payments';
import { ERASURE_MACHINE } from '@noillin/personal-data';

/** A state machine and what goes through its states, in a sentence. */
export interface DocumentedMachine {
  machine: Machine<string, string>;
  about: string;
}

/** Every state machine of the platform, in the order of the documentation. A test finds those that are missing. */
export const MACHINES: readonly DocumentedMachine[] = [
  {
    machine: bookingMachine,
    about: 'A booking, from the hold to the last review. Only a verified event of the provider confirms it.',
  },
  { machine: paymentMachine, about: 'The one payment of a booking, moved by the events of its provider.' },
  {
    machine: allocationMachine,
    about:
      "One party's part of a payment, a member's or the platform's, on its way to them or back to the brand.",
  },
  { machine: GIG_MACHINE, about: 'What an influencer offers.' },
  { machine: MEMBERSHIP_MACHINE, about: "An influencer's part in a gig of several." },
  { machine: ERASURE_MACHINE, about: 'The wish of somebody that everything personal about them is erased.' },
  { machine: DEAD_LETTER_MACHINE, about: 'A message of the worker’s queues that failed for good.' },
];
