import { type BookingView, type Person, eventually } from '@noillin/testing';
import { type Database } from './database';
import { noticesAbout } from './notices';
import { type PlatformUnderTest } from './platform';

interface Deal {
  booking: BookingView;
  brand: Person;
  influencer: Person;
}

/** As long as a message may wait for its next attempt. */
const PATIENCE = { within: 30_000, every: 200 };
const CONFIRMATIONS = /^(Booking confirmed|New booking)$/;

/**
 * What must be true of a paid booking after any bad day: one claim, one payment, one confirmation, and each side told
 * once, in the app and by mail. @throws the first of it that is not so in time
 * @param ignoring types of notifications that do not count
 */
export async function happenedOnce(
  { mailbox }: PlatformUnderTest,
  database: Database,
  { booking, brand, influencer }: Deal,
  ignoring: readonly string[] = [],
): Promise<void> {
  const { id } = booking;
  const [stored] = await database.find<{ history: { to: string }[] }>('bookings', { _id: id });
  expect(stored?.history.filter(({ to }) => to === 'confirmed')).toHaveLength(1);
  expect((await database.claimsOf(influencer.user.id)).filter((bookingId) => bookingId === id)).toEqual([id]);
  expect(await database.count('payments', { bookingId: id, status: 'succeeded' })).toBe(1);
  expect(await database.count('refunds', { bookingId: id })).toBe(0);
  for (const person of [brand, influencer]) {
    await eventually(async () => {
      const told = await noticesAbout(person, id);
      expect(told.filter((type) => !ignoring.includes(type))).toEqual(['booking.confirmed']);
    }, PATIENCE);
    await eventually(async () => expect(await confirmationsTo(mailbox, person)).toBe(1), PATIENCE);
  }
}

/** Mails as their reader sees them: one that was sent again after a crash has the same Message-ID. */
async function confirmationsTo(mailbox: PlatformUnderTest['mailbox'], { email }: Person): Promise<number> {
  const mails = await mailbox.to(email, CONFIRMATIONS);
  return new Set(mails.map(({ messageId }) => messageId)).size;
}
