import type { PaymentStatus } from '@noillin/contracts';
import fc from 'fast-check';
import { advance, replay, type PaymentSoFar, type Step } from './advance-payment';
import { kindOf, type FactKind, type PaymentFact } from './payment-fact';
import { paymentMachine, type PaymentEvent } from './payment-machine';

const OWED = 250_000;

/** One of each, at the second of its place. */
const history = (kinds: readonly FactKind[], numbered = false): PaymentFact[] =>
  kinds.map((kind, index) => ({
    id: `evt_${index}`,
    kind,
    occurredAt: new Date(index * 1_000),
    sequence: numbered ? index + 1 : null,
    amount: kind === 'refund' ? OWED : null,
  }));

interface Told extends PaymentSoFar {
  status: PaymentStatus;
  history: { event: PaymentEvent; eventId: string }[];
}

/** As the platform hears of it, one fact after the other; a fact that it knows says nothing. */
const tell = (told: Told, fact: PaymentFact): Told => {
  if (told.facts.some(({ id }) => id === fact.id)) return told;
  const { status, moves } = advance(told, fact);
  const acted = moves.map((move) => ({ event: move.event, eventId: move.fact.id }));
  return { ...told, facts: [...told.facts, fact], status, history: [...told.history, ...acted] };
};
const unheard: Told = { facts: [], history: [], amount: { amount: OWED }, status: 'created' };
const hear = (facts: readonly PaymentFact[]): Told => facts.reduce(tell, unheard);

/** What was acted upon that moves money, by kind, sorted. */
const moneyOf = ({ history: acted }: Told): FactKind[] =>
  acted
    .map(({ event }) => kindOf(event))
    .filter((kind) => !['process', 'fail', 'authorise', 'void'].includes(kind))
    .sort();

/** Calls `visit` with what is known after every order in which the facts can be told; answers how many those are. */
const everyOrder = (known: Told, untold: readonly PaymentFact[], visit: (told: Told) => void): number => {
  if (untold.length > 0)
    return untold.reduce(
      (sum, fact, index) => sum + everyOrder(tell(known, fact), untold.toSpliced(index, 1), visit),
      0,
    );
  visit(known);
  return 1;
};

const sequences = (alphabet: readonly FactKind[], length: number): FactKind[][] =>
  length === 0
    ? [[]]
    : sequences(alphabet, length - 1).flatMap((rest) => alphabet.map((kind) => [...rest, kind]));

const expectLegal = (steps: readonly Step[]): void => {
  const end = steps.reduce<PaymentStatus>((from, { event }) => paymentMachine.next(from, event), 'created');
  expect(steps.at(-1)?.to ?? 'created').toBe(end);
};

describe('a payment', () => {
  it('ends in a legal state, the same one whatever order the provider tells in and however often: all of 1 to 5', () => {
    const alphabet = ['succeed', 'fail', 'refund', 'open_chargeback', 'win_chargeback'] as const;
    let orders = 0;
    for (const length of [1, 2, 3, 4, 5])
      for (const kinds of sequences(alphabet, length)) {
        const facts = history(kinds);
        const sorted = hear(facts);
        const money = moneyOf(sorted).join();
        orders += everyOrder(unheard, facts, (heard) => {
          const twice = heard.facts.reduce(tell, heard);
          if (twice.status !== sorted.status || moneyOf(twice).join() !== money)
            throw new Error(`${kinds.join()} told as ${heard.facts.map(({ id }) => id).join()}`);
        });
        expectLegal(replay(facts, OWED));
      }
    expect(orders).toBe(5 + 25 * 2 + 125 * 6 + 625 * 24 + 3_125 * 120);
  }, 120_000);

  it('does so with everything that a provider can tell, its own numbers included', () => {
    const kinds = fc.array(
      fc.constantFrom<FactKind>(
        'process',
        'authorise',
        'succeed',
        'fail',
        'void',
        'refund',
        'open_chargeback',
        'win_chargeback',
        'lose_chargeback',
      ),
      { maxLength: 8 },
    );
    const deliveries = fc
      .tuple(kinds, fc.boolean())
      .map(([happened, numbered]) => history(happened, numbered))
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(deliveries, ([facts, delivered]) => {
        expect(hear(delivered).status).toBe(hear(facts).status);
      }),
      { numRuns: 2_000 },
    );
  });

  it('believes that money came, though a later attempt is known to have failed', () => {
    const [succeeded, failed] = history(['succeed', 'fail']);
    expect(hear([failed!, succeeded!])).toMatchObject({
      status: 'succeeded',
      history: [{ event: 'fail' }, { event: 'succeed' }],
    });
  });

  it('does not go back to an attempt that is known to have been followed by another', () => {
    const [processing, failed] = history(['process', 'fail']);
    expect(hear([failed!, processing!])).toMatchObject({ status: 'failed', history: [{ event: 'fail' }] });
  });

  it('keeps a dispute that was told before the payment, and acts on both once the payment is', () => {
    const [succeeded, opened] = history(['succeed', 'open_chargeback']);
    expect(hear([opened!])).toMatchObject({ status: 'created', history: [] });
    expect(hear([opened!, succeeded!])).toMatchObject({
      status: 'chargeback',
      history: [{ event: 'succeed' }, { event: 'open_chargeback' }],
    });
  });

  it('acts once on a dispute that is told twice under different ids', () => {
    const [succeeded, created, withdrawn] = history(['succeed', 'open_chargeback', 'open_chargeback']);
    expect(moneyOf(hear([succeeded!, withdrawn!, created!]))).toEqual(['open_chargeback', 'succeed']);
  });

  it('counts a refund of the time before a dispute that was won, also when it is told last', () => {
    const [succeeded, refunded, opened, won] = history([
      'succeed',
      'refund',
      'open_chargeback',
      'win_chargeback',
    ]);
    const heard = hear([succeeded!, opened!, won!, refunded!]);
    expect(heard.status).toBe('won');
    expect(moneyOf(heard)).toEqual(['open_chargeback', 'refund', 'succeed', 'win_chargeback']);
  });

  it.each<[string, number[], PaymentStatus]>([
    ['part of it', [OWED - 1], 'partially_refunded'],
    ['all of it', [OWED], 'refunded'],
    ['all of it in parts', [OWED - 1, 1], 'refunded'],
    ['all but one unit in parts', [1, OWED - 2], 'partially_refunded'],
    ['more than was paid, which did not happen', [OWED + 1], 'succeeded'],
    ['more than was left, which did not happen', [1, OWED], 'partially_refunded'],
  ])('that went back is known by how much: %s', (_name, amounts, status) => {
    const facts = history(['succeed', ...amounts.map(() => 'refund' as const)]);
    const refunds = facts.slice(1).map((fact, index) => ({ ...fact, amount: amounts[index] ?? 0 }));
    const heard = hear([...facts.slice(0, 1), ...refunds]);
    expect(heard.status).toBe(status);
    expect(hear([...refunds, ...facts.slice(0, 1)]).status).toBe(status);
  });

  it('tells of the same second what usually comes first, first', () => {
    const [failed, processing] = history(['fail', 'process']);
    const sameSecond = { ...processing!, occurredAt: failed!.occurredAt };
    expect(hear([failed!, sameSecond]).status).toBe('failed');
    expect(hear([sameSecond, failed!]).status).toBe('failed');
  });

  it('announces every failed attempt once', () => {
    const facts = history(['fail', 'process', 'fail']);
    expect(hear([...facts, ...facts]).history.map(({ event }) => event)).toEqual(['fail', 'process', 'fail']);
  });
});
