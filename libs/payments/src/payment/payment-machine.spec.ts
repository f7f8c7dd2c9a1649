import { paymentMachine } from './payment-machine';

describe('payment machine', () => {
  it('goes from created through processing to succeeded and back to the brand in parts', () => {
    const path = ['process', 'succeed', 'refund_part', 'refund_part', 'refund_rest'] as const;
    const states = path.reduce<string[]>(
      (seen, event) => [...seen, paymentMachine.next(seen.at(-1) as never, event)],
      [paymentMachine.initial],
    );
    expect(states).toEqual([
      'created',
      'processing',
      'succeeded',
      'partially_refunded',
      'partially_refunded',
      'refunded',
    ]);
  });

  it('lets a failed payment be tried again', () => {
    expect(paymentMachine.next('failed', 'process')).toBe('processing');
    expect(paymentMachine.next('failed', 'succeed')).toBe('succeeded');
  });

  it.each(['succeeded', 'partially_refunded', 'refunded', 'chargeback', 'won', 'lost'] as const)(
    'has no way back from %s to an open payment',
    (state) => {
      expect(paymentMachine.accepts(state, 'process')).toBe(false);
      expect(paymentMachine.accepts(state, 'fail')).toBe(false);
      expect(paymentMachine.accepts(state, 'succeed')).toBe(false);
    },
  );

  it('refunds nothing that was not paid', () => {
    expect(paymentMachine.statesAccepting('refund_rest')).toEqual(['succeeded', 'partially_refunded']);
  });

  it('ends a chargeback won or lost', () => {
    expect(paymentMachine.allowed('chargeback')).toEqual(['win_chargeback', 'lose_chargeback']);
    expect(paymentMachine.isTerminal('won') && paymentMachine.isTerminal('lost')).toBe(true);
  });
});
