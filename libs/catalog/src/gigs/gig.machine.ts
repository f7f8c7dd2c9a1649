import { defineMachine, GIG_STATUSES } from '@noillin/contracts';

export const GIG_EVENTS = ['edit', 'publish', 'pause', 'archive'] as const;
export type GigEvent = (typeof GIG_EVENTS)[number];

/** The life of a gig: draft, published and paused in turns, archived for good. */
export const GIG_MACHINE = defineMachine({
  name: 'gig',
  initial: 'draft',
  states: GIG_STATUSES,
  events: GIG_EVENTS,
  transitions: {
    draft: { edit: 'draft', publish: 'published', archive: 'archived' },
    published: { edit: 'published', pause: 'paused', archive: 'archived' },
    paused: { edit: 'paused', publish: 'published', archive: 'archived' },
    archived: {},
  },
});
