import * as fc from 'fast-check';
import { isDomainError } from './errors/domain-error';
import { defineMachine, drawMachine, MachineDefinitionError, type MachineDefinition } from './state-machine';

const DOOR = {
  name: 'door',
  initial: 'closed',
  states: ['closed', 'open', 'removed'],
  events: ['open', 'close', 'remove'],
  transitions: {
    closed: { open: 'open', remove: 'removed' },
    open: { close: 'closed' },
    removed: {},
  },
} as const;
const door = defineMachine(DOOR);
type Loose = MachineDefinition<string, string>;
const broken = (change: Partial<Loose>) => () => defineMachine({ ...(DOOR as Loose), ...change });

describe('state machine', () => {
  it('leads from a state to the next', () => {
    expect(door.next('closed', 'open')).toBe('open');
    expect(door.next('open', 'close')).toBe('closed');
  });

  it('refuses an event that the state does not accept, naming those it does', () => {
    const refuse = () => door.next('closed', 'close');
    expect(refuse).toThrow('A door that is closed does not accept close; it accepts open, remove.');
    try {
      refuse();
    } catch (error) {
      expect(isDomainError(error, 'transition_not_allowed')).toBe(true);
      expect(error).toMatchObject({ status: 409, args: { allowed: ['open', 'remove'] } });
    }
  });

  it('refuses everything in a terminal state', () => {
    expect(door.isTerminal('removed')).toBe(true);
    expect(() => door.next('removed', 'open')).toThrow('it accepts nothing more');
  });

  it('does not take properties that every object has for events or states', () => {
    expect(() => door.next('closed', 'constructor' as 'open')).toThrow('does not accept constructor');
    expect(() => door.next('toString' as 'open', 'open')).toThrow('does not accept open');
  });

  it('knows the states that accept an event', () => {
    expect(door.statesAccepting('open')).toEqual(['closed']);
    expect(door.statesAccepting('close')).toEqual(['open']);
  });

  it('never leaves its states, whatever the events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...door.events)), (events) => {
        const end = events.reduce(
          (state, event) => (door.accepts(state, event) ? door.next(state, event) : state),
          door.initial,
        );
        expect(door.states).toContain(end);
      }),
    );
  });

  it('is drawn from the same table', () => {
    expect(drawMachine(door).split('\n')).toEqual([
      'stateDiagram-v2',
      '  [*] --> closed',
      '  closed --> open: open',
      '  closed --> removed: remove',
      '  open --> closed: close',
      '  removed --> [*]',
    ]);
  });
});

describe('a transition table is checked when it is loaded', () => {
  it('throws a MachineDefinitionError that names the machine', () => {
    expect(broken({ initial: 'ajar' })).toThrow(MachineDefinitionError);
    expect(broken({ initial: 'ajar' })).toThrow('state machine door');
  });
  it.each<[string, Partial<Loose>]>([
    ['state ajar is not listed', { initial: 'ajar' }],
    [
      'state ajar is not listed',
      {
        transitions: { closed: { open: 'ajar' }, open: { close: 'closed', remove: 'removed' }, removed: {} },
      },
    ],
    [
      'event slam is not listed',
      { transitions: { ...DOOR.transitions, open: { close: 'closed', slam: 'closed' } } },
    ],
    ['event lock is never accepted', { events: [...DOOR.events, 'lock'] }],
    ['event open is listed twice', { events: [...DOOR.events, 'open'] }],
    ['state open is listed twice', { states: [...DOOR.states, 'open'] }],
    ['state ajar has no row', { states: [...DOOR.states, 'ajar'] }],
    ['state ajar cannot be reached from closed', { states: [...DOOR.states, 'ajar'] }],
  ])('%s', (problem, change) => expect(broken(change)).toThrow(problem));
});
