import { defineMachine } from '@noillin/contracts';

export const ALLOCATION_STATUSES = ['pending', 'releasable', 'transferred', 'reversed', 'debt'] as const;
export type AllocationStatus = (typeof ALLOCATION_STATUSES)[number];

export const ALLOCATION_EVENTS = [
  'release',
  'transfer',
  'transfer_refused',
  'give_back_part',
  'give_back_rest',
  'hand_over',
  'owe',
  'repay_part',
  'repay_kept',
  'repay_reversed',
] as const;
export type AllocationEvent = (typeof ALLOCATION_EVENTS)[number];

/**
 * The life of one party's part of a payment. Release, transfer and giving back to the brand compete here: whoever wins
 * the state moves the money. The platform's own part is earned once it is `releasable`; it is transferred nowhere.
 */
export const allocationMachine = defineMachine({
  name: 'allocation',
  initial: 'pending',
  states: ALLOCATION_STATUSES,
  events: ALLOCATION_EVENTS,
  transitions: {
    pending: {
      release: 'releasable',
      give_back_part: 'pending',
      give_back_rest: 'reversed',
      // Somebody else does the work, and gets a part of their own for it.
      hand_over: 'reversed',
    },
    releasable: { transfer: 'transferred', give_back_part: 'releasable', give_back_rest: 'reversed' },
    transferred: {
      transfer_refused: 'releasable',
      give_back_part: 'transferred',
      give_back_rest: 'reversed',
      owe: 'debt',
    },
    // The money had been transferred and could not be taken back: the influencer owes it.
    debt: {
      give_back_part: 'debt',
      give_back_rest: 'debt',
      owe: 'debt',
      repay_part: 'debt',
      // Nothing is owed any more: part of the money stays with the influencer, or all of it went back.
      repay_kept: 'transferred',
      repay_reversed: 'reversed',
    },
    reversed: { owe: 'debt' },
  },
});
