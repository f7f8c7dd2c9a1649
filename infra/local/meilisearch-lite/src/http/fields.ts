import { isObject } from '../documents/json';
import { MeiliError } from '../errors';

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const WHOLE_NUMBER = /^\d+$/;

/** Which error code a wrong field has: the prefix and the field's name in snake case, unless said otherwise. */
export interface FieldRules {
  codePrefix: string;
  codes?: Record<string, string>;
  allowed: readonly string[];
}

/** The fields of a request, read from a JSON body or from query parameters, with Meilisearch's words when one is wrong. */
export abstract class Fields {
  constructor(
    protected readonly values: Record<string, unknown>,
    protected readonly rules: FieldRules,
  ) {}

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  raw(name: string): unknown {
    return this.has(name) ? this.values[name] : undefined;
  }

  text(name: string): string | undefined {
    return this.has(name) ? this.asText(name) : undefined;
  }

  count(name: string): number | undefined {
    return this.has(name) ? this.asCount(name) : undefined;
  }

  number(name: string): number | undefined {
    return this.has(name) ? this.asNumber(name) : undefined;
  }

  flag(name: string): boolean | undefined {
    return this.has(name) ? this.asFlag(name) : undefined;
  }

  list(name: string): string[] | undefined {
    return this.has(name) ? this.asList(name) : undefined;
  }

  choice<Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
    const value = this.text(name);
    if (value === undefined || (allowed as readonly string[]).includes(value))
      return value as Value | undefined;
    const expected = allowed.map((entry) => `\`${entry}\``).join(', ');
    throw this.error(name, `Unknown value \`${value}\` ${this.at(name)}: expected one of ${expected}`);
  }

  error(name: string, message: string): MeiliError {
    return new MeiliError(this.rules.codes?.[name] ?? `${this.rules.codePrefix}${snakeCase(name)}`, message);
  }

  protected checkNames(kind: 'field' | 'parameter'): void {
    const unknown = Object.keys(this.values).find((name) => !this.rules.allowed.includes(name));
    if (unknown === undefined) return;
    const expected = this.rules.allowed.map((name) => `\`${name}\``).join(', ');
    throw new MeiliError('bad_request', `Unknown ${kind} \`${unknown}\`: expected one of ${expected}`);
  }

  protected abstract at(name: string): string;
  protected abstract asText(name: string): string;
  protected abstract asCount(name: string): number;
  protected abstract asNumber(name: string): number;
  protected abstract asFlag(name: string): boolean;
  protected abstract asList(name: string): string[];
}

export class BodyFields extends Fields {
  constructor(
    body: unknown,
    rules: FieldRules,
    private readonly place = '',
  ) {
    super(requireObject(body, place), rules);
    this.checkNames('field');
  }

  protected at(name: string): string {
    return `at \`${this.place}.${name}\``;
  }

  protected asText(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : this.refuse(name, 'a string');
  }

  protected asCount(name: string): number {
    const value = this.values[name];
    return Number.isInteger(value) && (value as number) >= 0
      ? (value as number)
      : this.refuse(name, 'a positive integer');
  }

  protected asNumber(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' ? value : this.refuse(name, 'a number');
  }

  protected asFlag(name: string): boolean {
    const value = this.values[name];
    return typeof value === 'boolean' ? value : this.refuse(name, 'a boolean');
  }

  protected asList(name: string): string[] {
    const value = this.values[name];
    if (!Array.isArray(value)) return this.refuse(name, 'an array');
    const wrong = value.findIndex((entry) => typeof entry !== 'string');
    if (wrong < 0) return value as string[];
    const found = describe(value[wrong]);
    throw this.error(
      name,
      `Invalid value type at \`${this.place}.${name}[${wrong}]\`: expected a string, but found ${found}`,
    );
  }

  private refuse(name: string, expected: string): never {
    throw this.error(
      name,
      `Invalid value type ${this.at(name)}: expected ${expected}, but found ${describe(this.values[name])}`,
    );
  }
}

export class QueryFields extends Fields {
  constructor(query: unknown, rules: FieldRules) {
    super(isObject(query) ? query : {}, rules);
    this.checkNames('parameter');
  }

  protected at(name: string): string {
    return `for parameter \`${name}\``;
  }

  protected asText(name: string): string {
    return String(this.values[name]);
  }

  protected asCount(name: string): number {
    const text = this.asText(name);
    return WHOLE_NUMBER.test(text)
      ? Number(text)
      : this.refuse(name, `could not parse \`${text}\` as a positive integer`);
  }

  protected asNumber(name: string): number {
    const text = this.asText(name);
    const value = text.trim() === '' ? NaN : Number(text);
    return Number.isNaN(value) ? this.refuse(name, `could not parse \`${text}\` as a number`) : value;
  }

  protected asFlag(name: string): boolean {
    const text = this.asText(name);
    if (text === 'true' || text === 'false') return text === 'true';
    return this.refuse(
      name,
      `could not parse \`${text}\` as a boolean, expected either \`true\` or \`false\``,
    );
  }

  protected asList(name: string): string[] {
    const text = this.asText(name);
    return text === '' ? [] : text.split(',');
  }

  private refuse(name: string, reason: string): never {
    throw this.error(name, `Invalid value in parameter \`${name}\`: ${reason}`);
  }
}

function requireObject(body: unknown, place: string): Record<string, unknown> {
  if (isObject(body)) return body;
  const where = place === '' ? '' : ` at \`${place}\``;
  throw new MeiliError(
    'bad_request',
    `Invalid value type${where}: expected an object, but found ${describe(body)}`,
  );
}

/** A JSON value as error messages show it. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const kind = Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;
  return `${kind}: \`${JSON.stringify(value)}\``;
}
