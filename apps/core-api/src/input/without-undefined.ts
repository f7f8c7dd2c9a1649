/** The properties that have a value: what was left out of a change does not overwrite anything. */
export const withoutUndefined = <Value extends object>(value: Value): Partial<Value> =>
  Object.fromEntries(
    Object.entries(value).filter(([, property]) => property !== undefined),
  ) as Partial<Value>;
