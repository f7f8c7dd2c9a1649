import type { NotificationDraft } from '@noillin/notifications';
import { when, type Text } from './texts';

type ErasureEvent = 'account.erasure_requested' | 'account.erasure_withdrawn' | 'account.erasure_deferred';

const TEXTS: Readonly<Record<ErasureEvent, (dueAt: string) => Text>> = {
  'account.erasure_requested': (dueAt) => ({
    title: 'Your account will be erased',
    body: `Everything personal in your account is erased for good on ${dueAt}. Until then you can withdraw that. If you have not asked for it, withdraw it and change your password.`,
  }),
  'account.erasure_withdrawn': () => ({
    title: 'Your account stays',
    body: 'The erasure of your account is withdrawn. Nothing was erased.',
  }),
  'account.erasure_deferred': () => ({
    title: 'The erasure of your account waits',
    body: 'Bookings or money of yours are still open, so your account cannot be erased yet. We look again every day; your gigs cannot be booked any more.',
  }),
};

/** What somebody is told about the erasure of their account. Always mailed, too. */
export const erasureNotification = (
  event: ErasureEvent,
  userId: string,
  dueAt?: Date,
): NotificationDraft => ({
  userId,
  type: event,
  ...TEXTS[event](dueAt ? when.format(dueAt) : 'its day'),
  data: {},
  mail: 'always',
});
