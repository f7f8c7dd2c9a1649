import { defineMachine } from '@noillin/contracts';

export const ERASURE_STATUSES = ['scheduled', 'deferred', 'erasing', 'erased', 'withdrawn'] as const;
/**
 * `scheduled` until its date, `deferred` while money or work is open then, `erasing` once nothing leads back, `erased` when it is
 * done. Until it is `erasing` it can be `withdrawn`.
 */
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

export const ERASURE_MACHINE = defineMachine({
  name: 'erasure',
  initial: 'scheduled',
  states: ERASURE_STATUSES,
  events: ['defer', 'withdraw', 'begin', 'finish'],
  transitions: {
    scheduled: { defer: 'deferred', withdraw: 'withdrawn', begin: 'erasing' },
    deferred: { defer: 'deferred', withdraw: 'withdrawn', begin: 'erasing' },
    erasing: { finish: 'erased' },
    erased: {},
    withdrawn: {},
  },
});
