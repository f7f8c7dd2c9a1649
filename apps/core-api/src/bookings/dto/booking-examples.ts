/** Bodies of `POST /bookings`. */
export const CREATE_BOOKING_EXAMPLES = {
  slot: {
    summary: 'A slot, with everybody who is free',
    value: { gigId: '0198f2a0-91c4-7d20-b2f1-0c9d8e7f6a55', start: '2026-11-24T09:00:00.000Z' },
  },
  members: {
    summary: 'A slot of a group gig, with two of those who are in',
    value: {
      gigId: '0198f2a0-91c4-7d20-b2f1-0c9d8e7f6a55',
      start: '2026-11-24T09:00:00.000Z',
      memberIds: ['0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11', '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12'],
    },
  },
};
