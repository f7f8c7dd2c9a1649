import fc from 'fast-check';
import { PAYMENT_EVENTS } from './payment-machine';
import { inOrder, kindOf, type FactKind, type PaymentFact } from './payment-fact';

const NOON = Date.UTC(2026, 10, 28, 12);

/** A fact at so many seconds after noon. */
const fact = (kind: FactKind, seconds: number, changes: Partial<PaymentFact> = {}): PaymentFact => ({
  id: `${kind}-${seconds}`,
  kind,
  amount: null,
  occurredAt: new Date(NOON + seconds * 1_000),
  sequence: null,
  ...changes,
});
const kindsOf = (...facts: PaymentFact[]) => inOrder(facts).map(({ kind }) => kind);

describe('the order of what happened to a payment', () => {
  it('goes by the provider’s numbers where all have one, whatever its clock says', () => {
    const facts = [
      fact('fail', 0, { sequence: 3 }),
      fact('process', 9, { sequence: 1 }),
      fact('authorise', 5, { sequence: 2 }),
    ];
    expect(inOrder(facts).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('goes by its clock where one has no number', () => {
    const facts = [
      fact('fail', 2, { sequence: 1 }),
      fact('process', 1, { sequence: 2 }),
      fact('authorise', 3),
    ];
    expect(kindsOf(...facts)).toEqual(['process', 'fail', 'authorise']);
  });

  it.each<[string, FactKind, FactKind]>([
    ['money that came has come, even if an attempt failed later', 'fail', 'succeed'],
    ['what was let go of was not paid', 'authorise', 'void'],
    ['only money that came goes back', 'succeed', 'refund'],
    ['only money that came is taken back', 'succeed', 'open_chargeback'],
    ['only what was not let go of goes back', 'void', 'refund'],
  ])('%s', (_, first, last) => {
    expect(kindsOf(fact(last, 0), fact(first, 60))).toEqual([first, last]);
    expect(kindsOf(fact(first, 60, { sequence: 2 }), fact(last, 0, { sequence: 1 }))).toEqual([first, last]);
  });

  it('is the usual one within a second', () => {
    const usual: FactKind[] = [
      'process',
      'fail',
      'authorise',
      'succeed',
      'void',
      'refund',
      'open_chargeback',
    ];
    expect(kindsOf(...usual.map((kind) => fact(kind, 0)).reverse())).toEqual(usual);
    expect(kindsOf(fact('lose_chargeback', 0), fact('open_chargeback', 0))).toEqual([
      'open_chargeback',
      'lose_chargeback',
    ]);
  });

  it('goes by the ids where nothing else tells', () => {
    const [b, a] = [fact('refund', 0, { id: 'b' }), fact('refund', 0, { id: 'a' })];
    expect(inOrder([b, a])).toEqual([a, b]);
  });

  it('is the same for the same facts, in whatever order they were told', () => {
    const facts = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom<FactKind>(
          'process',
          'fail',
          'authorise',
          'succeed',
          'refund',
          'win_chargeback',
        ),
        amount: fc.constant(null),
        occurredAt: fc.integer({ min: 0, max: 3 }).map((seconds) => new Date(NOON + seconds * 1_000)),
        sequence: fc.option(fc.integer({ min: 0, max: 3 })),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    const shuffled = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([told, otherwise]) => expect(inOrder(otherwise)).toEqual(inOrder(told))),
    );
  });
});

describe('the kind of an event of a payment', () => {
  it.each(['refund_part', 'refund_rest', 'count_refund'] as const)('is a refund for %s', (event) => {
    expect(kindOf(event)).toBe('refund');
  });

  it('is the event itself for every other', () => {
    const others = PAYMENT_EVENTS.filter((event) => !event.includes('refund'));
    expect(others.map(kindOf)).toEqual(others);
  });
});
