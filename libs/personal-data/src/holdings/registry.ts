import { ACCOUNT_HOLDINGS } from './account-holdings';
import { BOOKING_HOLDINGS } from './booking-holdings';
import { impersonal, type Holding } from './holding';
import { MONEY_HOLDINGS } from './money-holdings';

/**
 * Every collection of the platform, and what it holds about people. A test fails for a collection that is not here. Those
 * that are found through others come after them.
 */
export const HOLDINGS: readonly Holding[] = [
  ...ACCOUNT_HOLDINGS,
  ...BOOKING_HOLDINGS,
  ...MONEY_HOLDINGS,
  ...impersonal(
    'audit_heads',
    'clock_offset',
    'gig_limit_guards',
    'handled_events',
    'leases',
    'outbox',
    'schedule_versions',
    'timer_rounds',
    'work_leases',
  ),
];
