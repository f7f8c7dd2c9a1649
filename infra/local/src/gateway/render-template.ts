const PLACEHOLDER = /\$\{([A-Z][A-Z0-9_]*)\}/g;

/** A template names variables that nobody gave a value for; the message lists all of them. */
export class UnknownTemplateVariables extends Error {
  constructor(readonly names: readonly string[]) {
    super(`The NGINX template uses unknown variables: ${names.join(', ')}`);
  }
}

/**
 * Replaces every `${UPPER_CASE}` name by its value. NGINX's own variables are lower-case and stay.
 * @throws UnknownTemplateVariables rather than writing a configuration with a hole in it
 */
export function renderTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const unknown = unknownVariables(template, values);
  if (unknown.length > 0) throw new UnknownTemplateVariables(unknown);
  return template.replace(PLACEHOLDER, (_match, name: string) => values[name] ?? '');
}

function unknownVariables(template: string, values: Readonly<Record<string, string>>): string[] {
  const names = [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  return [...new Set(names)].filter((name) => !Object.hasOwn(values, name)).sort();
}
