/** Quotes a value for the engine's filter language. */
const quote = (value: string): string => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

export const is = (attribute: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${attribute} = ${quote(value)}`];

export const atLeast = (attribute: string, value: number | undefined): string[] =>
  value === undefined ? [] : [`${attribute} >= ${value}`];

export const atMost = (attribute: string, value: number | undefined): string[] =>
  value === undefined ? [] : [`${attribute} <= ${value}`];
