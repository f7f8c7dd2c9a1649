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
    expect(paymentMachine.statesAccepting('refund_rest')).toEqual(['succeeded', 'partially_refunded', 'won']);
  });

  it('ends a chargeback won or lost, and counts the refund that was on its way meanwhile', () => {
    expect(paymentMachine.allowed('chargeback')).toEqual([
      'win_chargeback',
      'lose_chargeback',
      'count_refund',
    ]);
    expect(paymentMachine.allowed('lost')).toEqual(['count_refund']);
  });

  it('takes or lets go of reserved money, once', () => {
    expect(paymentMachine.allowed('authorised')).toEqual(['succeed', 'void']);
    expect(paymentMachine.isTerminal('voided')).toBe(true);
  });
});
