import { EVENTS, type EventEnvelope } from '@noillin/contracts';
import { WEBHOOK_EVENT_TYPES, webhookOf, type WebhookEventType } from './webhook-events';

const envelope = <Type extends WebhookEventType>(
  name: Type,
  payload: EventEnvelope<Type>['payload'],
): EventEnvelope<Type> => ({
  ...{ id: 'event-1', name, version: 1, occurredAt: '2026-11-22T09:00:00.000Z' },
  ...{ correlationId: 'c', causationId: null, payload },
});

describe('events for integrators', () => {
  it('are events of the platform', () => {
    expect(WEBHOOK_EVENT_TYPES.filter((type) => !Object.hasOwn(EVENTS, type))).toEqual([]);
  });

  it('go to the parties, each once', () => {
    const { owners } = webhookOf(
      envelope('gig.invitation_answered', {
        ...{ gigId: 'g', ownerId: 'same', memberId: 'same', accepted: true, paused: false },
      }),
    );
    expect(owners).toEqual(['same']);
  });

  it('of messages go to who gets them, and tell nothing of what was written', () => {
    const { owners, message } = webhookOf(
      envelope('chat.message_sent', {
        ...{ conversationId: 'c', messageId: 'm', senderId: 's', seq: 3, recipientIds: ['r1', 'r2'] },
      }),
    );
    expect(owners).toEqual(['r1', 'r2']);
    expect(message).toEqual({
      ...{ id: 'event-1', type: 'chat.message_sent', version: 1, occurredAt: '2026-11-22T09:00:00.000Z' },
      data: { conversationId: 'c', messageId: 'm', senderId: 's', seq: 3 },
    });
  });

  it('of refunds tell the amount as money, and not why or for whom', () => {
    const { owners, message } = webhookOf(
      envelope('payment.refund_succeeded', {
        ...{ refundId: 'r', paymentId: 'p', bookingId: 'b', amount: 500, currency: 'INR', reason: 'late' },
        brandId: 'brand',
      }),
    );
    expect([owners, message.data]).toEqual([
      ['brand'],
      { refundId: 'r', paymentId: 'p', bookingId: 'b', amount: { amount: 500, currency: 'INR' } },
    ]);
  });
});
