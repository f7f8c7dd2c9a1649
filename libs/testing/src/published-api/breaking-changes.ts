import type { OperationSurface, Surface, TypeSurface, Value } from './surface';

/**
 * What of a published surface does not hold any more, in words; empty when every program written for it goes on working. What may
 * change and what may not stands in docs/api-versioning.md.
 */
export function breakingChanges(published: Surface, current: Surface): string[] {
  const sent = typesSent(current);
  return [
    ...each(published.operations, current.operations, (was, is) => operationChanges(was, is)),
    ...each(published.types, current.types, (was, is, name) => typeChanges(was, is, sent.has(name))),
    ...each(published.problems, current.problems, (was, is) =>
      was === is ? [] : [`answers ${is} instead of ${was}`],
    ),
  ];
}

/** Goes through what was there; whatever is missing is a change by itself. */
function each<Item>(
  published: Record<string, Item>,
  current: Record<string, Item>,
  compare: (was: Item, is: Item, name: string) => string[],
): string[] {
  return Object.entries(published).flatMap(([name, was]) => {
    const is = current[name];
    const changes = is === undefined ? ['is gone'] : compare(was, is, name);
    return changes.map((change) => `${name} ${change}`);
  });
}

function operationChanges(was: OperationSurface, is: OperationSurface): string[] {
  return [
    ...(was.name === is.name ? [] : [`is called ${is.name} instead of ${was.name}`]),
    ...each(was.parameters, is.parameters, valueChanges),
    ...newlyRequired(was.requiredParameters, is.requiredParameters),
    ...newlyRequired(was.permissions, is.permissions),
    ...(was.body === is.body ? [] : [`takes ${is.body ?? 'nothing'} instead of ${was.body ?? 'nothing'}`]),
    ...each(was.answers, is.answers, (before, now) =>
      before === now ? [] : [`answers ${now} instead of ${before}`],
    ),
  ];
}

function typeChanges(was: TypeSurface, is: TypeSurface, isSent: boolean): string[] {
  const lost = was.required.filter((field) => !is.required.includes(field));
  return [
    ...each(was.fields, is.fields, valueChanges),
    ...(isSent ? newlyRequired(was.required, is.required) : lost.map((field) => `${field} may be missing`)),
  ];
}

function valueChanges(was: Value, is: Value): string[] {
  if (was.type !== is.type) return [`is ${is.type} instead of ${was.type}`];
  const gone = (was.values ?? []).filter((value) => is.values && !is.values.includes(value));
  const isNarrowed = !was.values && is.values;
  return [
    ...gone.map((value) => `does not know ${value} any more`),
    ...(isNarrowed ? ['is an enumeration now'] : []),
  ];
}

const newlyRequired = (was: readonly string[], is: readonly string[]): string[] =>
  is.filter((name) => !was.includes(name)).map((name) => `requires ${name}`);

/** Types that clients send, directly or inside of others: of these nothing optional may become required. */
function typesSent({ operations, types }: Surface): Set<string> {
  const found = new Set<string>();
  const visit = (text: string): void => {
    for (const [name] of text.matchAll(/\w+/g)) {
      if (found.has(name) || !types[name]) continue;
      found.add(name);
      Object.values(types[name].fields).forEach(({ type }) => visit(type));
    }
  };
  Object.values(operations).forEach(({ body }) => visit(body ?? ''));
  return found;
}
