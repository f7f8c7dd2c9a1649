/** A decoded form: Stripe's requests nest by brackets, e.g. `line_items[0][price_data][currency]=inr`. */
export interface Form {
  [name: string]: string | Form;
}

export const decodeForm = (body: string): Form => {
  const form: Form = {};
  for (const [key, value] of new URLSearchParams(body)) put(form, key.split(/[[\]]+/).filter(Boolean), value);
  return form;
};

const put = (form: Form, [first = '', ...rest]: string[], value: string): void => {
  if (rest.length === 0) {
    form[first] = value;
    return;
  }
  const inner = form[first];
  const nested = typeof inner === 'object' ? inner : {};
  form[first] = nested;
  put(nested, rest, value);
};

export const textIn = (form: Form, name: string): string | undefined => {
  const value = form[name];
  return typeof value === 'string' ? value : undefined;
};

export const formIn = (form: Form, name: string): Form => {
  const value = form[name];
  return typeof value === 'object' ? value : {};
};

/** All values of a nested form that are text, as Stripe keeps metadata. */
export const metadataIn = (form: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(formIn(form, 'metadata')).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
