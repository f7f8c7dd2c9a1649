import { randomUUID } from 'node:crypto';
import { type ApiClient, type ApiResponse } from './api-client';
import { type Patience, eventually } from './eventually';
import { slotsOf } from './gigs';
import { succeeded } from './succeeded';
import { type BookingView } from './views';

/** Asks for a start; the answer may be a refusal. */
export function askForSlot(
  api: ApiClient,
  gigId: string,
  start: string,
  idempotencyKey: string = randomUUID(),
): Promise<ApiResponse<BookingView>> {
  return api.post<BookingView>('/bookings', { gigId, start }, { idempotencyKey });
}

/** A held booking of the gig's first slot, or of a given start. */
export async function heldBooking(api: ApiClient, gigId: string, start?: string): Promise<BookingView> {
  const chosen = start ?? (await slotsOf(api, gigId))[0]?.start;
  if (chosen === undefined) throw new Error(`Gig ${gigId} offers no slot`);
  return succeeded(askForSlot(api, gigId, chosen));
}

/** Lets the sandbox take the money and call its webhook; `times` and `delayMs` for duplicate and late deliveries. */
export async function payInSandbox(
  api: ApiClient,
  paymentId: string,
  query: { times?: number; delayMs?: number } = {},
): Promise<void> {
  await succeeded(api.post(`/sandbox/payments/${paymentId}/succeed`, undefined, { query }));
}

/** Waits until a booking has a status. @throws Error saying which one it has instead */
export function bookingReaches(
  api: ApiClient,
  bookingId: string,
  status: BookingView['status'],
  patience?: Patience,
): Promise<BookingView> {
  return eventually(async () => {
    const booking = await succeeded(api.get<BookingView>(`/bookings/${bookingId}`));
    if (booking.status !== status)
      throw new Error(`Booking ${bookingId} is ${booking.status}, not ${status}`);
    return booking;
  }, patience);
}

/** Held, paid and confirmed. */
export async function confirmedBooking(api: ApiClient, gigId: string, start?: string): Promise<BookingView> {
  const { id, payment } = await heldBooking(api, gigId, start);
  await payInSandbox(api, payment.id);
  return bookingReaches(api, id, 'confirmed');
}
