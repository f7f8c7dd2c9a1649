import {
  nowSeconds,
  stripeId,
  type Charge,
  type Intent,
  type Session,
  type StripeBooks,
} from './stripe-books.fixture';

/** What payers and their banks do on Stripe's pages. */
export class StripePayer {
  constructor(private readonly books: StripeBooks) {}

  pay(sessionId: string): void {
    const session = this.openSession(sessionId);
    const intent = this.intentOf(session);
    const manual = intent.capture_method === 'manual';
    this.charge(intent, { paid: true, captured: !manual });
    Object.assign(intent, { status: manual ? 'requires_capture' : 'succeeded', last_payment_error: null });
    this.books.tell(manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent);
    Object.assign(session, { status: 'complete', payment_status: manual ? 'unpaid' : 'paid' });
    this.books.tell('checkout.session.completed', session);
  }

  decline(sessionId: string, declineCode: string): void {
    const intent = this.intentOf(this.openSession(sessionId));
    this.charge(intent, { paid: false, captured: false });
    Object.assign(intent, {
      status: 'requires_payment_method',
      last_payment_error: { type: 'card_error', code: 'card_declined', decline_code: declineCode },
    });
    this.books.tell('payment_intent.payment_failed', intent);
  }

  challenge(sessionId: string): void {
    const intent = this.intentOf(this.openSession(sessionId));
    Object.assign(intent, { status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
    this.books.tell('payment_intent.requires_action', intent);
  }

  dispute(sessionId: string, outcome: 'opened' | 'won' | 'lost'): void {
    const session = this.books.sessions.get(sessionId);
    const intent = this.books.intents.get(session?.payment_intent ?? '');
    const charge = this.books.charges.get(intent?.latest_charge ?? '');
    if (!intent || !charge) throw new Error('nothing was paid');
    charge.disputed = true;
    const dispute = {
      id: `dp_${charge.id}`,
      object: 'dispute',
      amount: charge.amount,
      charge: charge.id,
      payment_intent: intent.id,
      currency: intent.currency,
      reason: 'fraudulent',
      metadata: {},
      status: outcome === 'opened' ? 'needs_response' : outcome,
    };
    if (outcome !== 'opened') return this.books.tell('charge.dispute.closed', dispute);
    this.books.tell('charge.dispute.created', dispute);
    this.books.tell('charge.dispute.funds_withdrawn', dispute);
  }

  private openSession(id: string): Session {
    const session = this.books.sessions.get(id);
    if (session?.status !== 'open') throw new Error(`this page is ${session?.status ?? 'not there'}`);
    return session;
  }

  /** The intent of a session is made when somebody first tries to pay. */
  private intentOf(session: Session): Intent {
    const known = this.books.intents.get(session.payment_intent ?? '');
    if (known) return known;
    const intent: Intent = {
      id: stripeId('pi'),
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount: session.amount_total,
      currency: session.currency,
      ...session.intent_data,
      latest_charge: null,
      last_payment_error: null,
      canceled_at: null,
      created: nowSeconds(),
      livemode: false,
    };
    this.books.intents.set(intent.id, intent);
    session.payment_intent = intent.id;
    this.books.tell('payment_intent.created', intent);
    return intent;
  }

  private charge(intent: Intent, outcome: { paid: boolean; captured: boolean }): void {
    const charge: Charge = {
      id: stripeId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_refunded: 0,
      currency: intent.currency,
      payment_intent: intent.id,
      metadata: intent.metadata,
      disputed: false,
      created: nowSeconds(),
      ...outcome,
    };
    this.books.charges.set(charge.id, charge);
    intent.latest_charge = charge.id;
    this.books.tell(outcome.paid ? 'charge.succeeded' : 'charge.failed', charge);
  }
}
