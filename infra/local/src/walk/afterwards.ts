import { randomUUID } from 'node:crypto';
import { type ConversationView, type LiveSocket, succeeded } from '@noillin/testing';
import { type Deal } from './booking';
import { type Offer } from './offer';
import { type Stage } from './stage';
import { type Step } from './steps';

/** What follows a confirmed booking by itself, and what the two can do now. */
export async function tellBoth(
  { mailbox }: Stage,
  { influencer }: Offer,
  deal: Deal,
  step: Step,
): Promise<void> {
  const { brand, booking, brandSocket, influencerSocket } = deal;
  const sockets = [brandSocket, influencerSocket];
  await step('Both are notified live', () =>
    Promise.all(
      sockets.flatMap((socket) => [
        socket.waitFor('notification:new'),
        socket.waitFor('booking:updated', ({ id, status }) => id === booking.id && status === 'confirmed'),
      ]),
    ),
  );
  await step('... and by mail', () =>
    Promise.all([brand, influencer].map(({ email }) => mailbox.waitFor(email, /confirmed|booked|booking/i))),
  );
}

/** One message each way, seen by the other as it is sent. */
export async function chatBothWays(deal: Deal, step: Step): Promise<void> {
  const { brand, booking, brandSocket, influencerSocket } = deal;
  await step('They chat', async () => {
    const { id } = await succeeded(
      brand.api.post<ConversationView>('/conversations', { bookingId: booking.id }),
    );
    await say(brandSocket, influencerSocket, id, 'Hello! Could the first shot be outdoors?');
    await say(influencerSocket, brandSocket, id, 'Yes, I know just the place.');
  });
}

async function say(from: LiveSocket, to: LiveSocket, conversationId: string, body: string): Promise<void> {
  const answer = await from.send('chat:send', { conversationId, clientMessageId: randomUUID(), body });
  if (!answer.ok) throw new Error(`chat:send was refused: ${answer.code} ${answer.message}`);
  await to.waitFor('chat:message', (message) => message.id === answer.message.id && message.body === body);
}
