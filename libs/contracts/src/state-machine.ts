import { DomainError } from './errors/domain-error';

/** A state graph as data: for each state, the events it accepts and the state each leads to. */
export interface MachineDefinition<State extends string, Event extends string> {
  /** What the machine describes, as it stands in messages: `gig`, `booking`. */
  name: string;
  initial: State;
  states: readonly State[];
  events: readonly Event[];
  /** One row per state; a state without events is terminal. */
  transitions: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>;
}

export interface Transition<State extends string, Event extends string> {
  from: State;
  event: Event;
  to: State;
}

export interface Machine<State extends string, Event extends string> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  readonly events: readonly Event[];
  /** Every edge of the graph, in the order of the table. */
  readonly edges: readonly Transition<State, Event>[];
  /**
   * The state that `event` leads to.
   * @throws DomainError `transition_not_allowed`, naming the events that the state does accept
   */
  next(state: State, event: Event): State;
  accepts(state: State, event: Event): boolean;
  /** The events that a state accepts; none for a terminal state. */
  allowed(state: State): readonly Event[];
  isTerminal(state: State): boolean;
  /** The states that accept an event: the condition of a compare-and-set that does not care which of them it leaves. */
  statesAccepting(event: Event): readonly State[];
}

/** A transition table that contradicts itself: a mistake in the program, found when the module is loaded. */
export class MachineDefinitionError extends Error {
  constructor(name: string, problems: readonly string[]) {
    super(`The state machine ${name} is not sound: ${problems.join('; ')}`);
    this.name = 'MachineDefinitionError';
  }
}

/**
 * Makes a machine out of its transition table.
 * @throws MachineDefinitionError when a state or event is unknown, repeated, never reached or never used
 */
export function defineMachine<const State extends string, const Event extends string>(
  definition: MachineDefinition<State, Event>,
): Machine<State, Event> {
  const { name, initial, states, events } = definition;
  const edges = edgesOf(definition);
  const problems = [...problemsOfNames(definition, edges), ...problemsOfReach(definition, edges)];
  if (problems.length > 0) throw new MachineDefinitionError(name, problems);

  const targets = new Map(states.map((state) => [state, new Map<Event, State>()]));
  edges.forEach(({ from, event, to }) => targets.get(from)?.set(event, to));
  const allowed = (state: State): readonly Event[] => [...(targets.get(state)?.keys() ?? [])];
  const accepts = (state: State, event: Event): boolean => targets.get(state)?.has(event) ?? false;

  return {
    name,
    initial,
    states,
    events,
    edges,
    allowed,
    accepts,
    next: (state, event) => {
      const next = targets.get(state)?.get(event);
      if (next !== undefined) return next;
      throw new DomainError('transition_not_allowed', {
        machine: name,
        state,
        event,
        allowed: allowed(state),
      });
    },
    isTerminal: (state) => allowed(state).length === 0,
    statesAccepting: (event) => states.filter((state) => accepts(state, event)),
  };
}

/** The graph as a Mermaid state diagram, for the documentation: drawn from the table that runs. */
export function drawMachine<State extends string, Event extends string>(
  machine: Machine<State, Event>,
): string {
  return [
    'stateDiagram-v2',
    `  [*] --> ${machine.initial}`,
    ...machine.edges.map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`),
    ...machine.states.filter((state) => machine.isTerminal(state)).map((state) => `  ${state} --> [*]`),
  ].join('\n');
}

function edgesOf<State extends string, Event extends string>({
  transitions,
}: MachineDefinition<State, Event>): Transition<State, Event>[] {
  const rows = Object.entries(transitions) as [State, Partial<Record<Event, State>>][];
  return rows.flatMap(([from, row]) =>
    (Object.entries(row) as [Event, State][]).map(([event, to]) => ({ from, event, to })),
  );
}

/** The table is typed, but tables may be put together at run time, and an unused event has no type error. */
function problemsOfNames<State extends string, Event extends string>(
  { initial, states, events, transitions }: MachineDefinition<State, Event>,
  edges: readonly Transition<State, Event>[],
): string[] {
  const unknownStates = [initial, ...Object.keys(transitions), ...edges.map(({ to }) => to)].filter(
    (state) => !states.includes(state as State),
  );
  const unknownEvents = edges.map(({ event }) => event).filter((event) => !events.includes(event));
  return [
    ...repeated(states).map((state) => `state ${state} is listed twice`),
    ...repeated(events).map((event) => `event ${event} is listed twice`),
    ...unknownStates.map((state) => `state ${state} is not listed`),
    ...unknownEvents.map((event) => `event ${event} is not listed`),
    ...states.filter((state) => !(state in transitions)).map((state) => `state ${state} has no row`),
    ...events
      .filter((event) => !edges.some((edge) => edge.event === event))
      .map((event) => `event ${event} is never accepted`),
  ];
}

function problemsOfReach<State extends string, Event extends string>(
  { initial, states }: MachineDefinition<State, Event>,
  edges: readonly Transition<State, Event>[],
): string[] {
  const reached = new Set<State>([initial]);
  // A Set iterates over what is added on the way, so this visits everything that can be reached.
  for (const state of reached)
    edges.filter(({ from }) => from === state).forEach(({ to }) => reached.add(to));
  return states
    .filter((state) => !reached.has(state))
    .map((state) => `state ${state} cannot be reached from ${initial}`);
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
