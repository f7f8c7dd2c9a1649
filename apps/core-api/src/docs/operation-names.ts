/** Resources whose name is not that of their controller; keyed by the controller without `Controller`. */
const RESOURCES: Readonly<Record<string, string>> = {
  Accounts: 'adminAccounts',
  AllApiKeys: 'adminApiKeys',
  AllBookings: 'adminBookings',
  Audit: 'adminAudit',
  BookingLedger: 'adminBookings',
  Calendar: 'availabilityCalendar',
  Cancellation: 'bookings',
  Checkout: 'sandboxCheckout',
  Clock: 'sandboxClock',
  DeadLetters: 'adminDeadLetters',
  Disputes: 'adminBookings',
  Feeds: 'calendarFeed',
  Fulfilment: 'bookings',
  Imports: 'availabilityImports',
  Links: 'mailLinks',
  MemberRemoval: 'adminBookings',
  Members: 'bookingMembers',
  Onboarding: 'sandboxOnboarding',
  Optimize: 'slots',
  Overrides: 'availabilityOverrides',
  OwnFeed: 'calendarFeed',
  Requests: 'bookings',
  Rules: 'availabilityRules',
  Simulation: 'sandboxPayments',
  WebhookInbox: 'adminPaymentWebhooks',
  Webhooks: 'paymentWebhooks',
};

/** Methods whose name says too little outside their controller. */
const ACTIONS: Readonly<Record<string, string>> = {
  BookingLedger_show: 'ledger',
  BookingReviews_review: 'write',
  Cancellation_preview: 'previewCancellation',
  DeadLetters_read: 'get',
  Disputes_resolve: 'resolveDispute',
  MemberRemoval_withdraw: 'withdrawMember',
  Members_preview: 'previewCancellation',
  WebhookInbox_read: 'get',
};

/** One word for reading one thing, whatever its controller calls it. */
const READING: readonly string[] = ['find', 'show'];

const lowerFirst = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/**
 * The operation's name, `<resource>_<action>`: `GigsController.find` becomes `gigs_get`. Programs are written against these, as
 * `noillin.gigs.get(...)` of @noillin/sdk: a controller that is renamed or split keeps them by an entry above.
 */
export const operationName = (controller: string, method: string): string => {
  const name = controller.replace(/Controller$/, '');
  const action = ACTIONS[`${name}_${method}`] ?? (READING.includes(method) ? 'get' : method);
  return `${RESOURCES[name] ?? lowerFirst(name)}_${action}`;
};
