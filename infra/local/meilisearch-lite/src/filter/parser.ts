import type { AttributeRef, Comparison, Filter } from './ast';
import { tokenize, type Token } from './lexer';
import { FilterSyntaxError } from './syntax-error';

const COMPARISONS: readonly string[] = ['=', '!=', '>', '>=', '<', '<='];
const RESERVED = new Set([
  'AND',
  'OR',
  'NOT',
  'IN',
  'TO',
  'EXISTS',
  'IS',
  'NULL',
  'EMPTY',
  'CONTAINS',
  'STARTS',
  'WITH',
]);
const GEO = /^_geo/;
const MAX_DEPTH = 200;
const EXPECTED_OPERATION =
  'Was expecting an operation `=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, `EXISTS`, `NOT EXISTS`, ' +
  '`IS NULL`, `IS NOT NULL`, `IS EMPTY`, `IS NOT EMPTY`, `CONTAINS`, `NOT CONTAINS`, `STARTS WITH`, ' +
  '`NOT STARTS WITH`, `_geoRadius`, `_geoBoundingBox` or `_geoPolygon`';

/** Parses one filter expression; null when it is blank. Fails with {@link FilterSyntaxError}. */
export function parseFilter(source: string): Filter | null {
  if (source.trim() === '') return null;
  return new Parser(source).parse();
}

/** OR binds weakest, then AND, then NOT. Keywords are upper case. */
class Parser {
  private readonly tokens: Token[];
  private position = 0;
  private depth = 0;

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  parse(): Filter {
    const filter = this.disjunction();
    const rest = this.peek();
    if (rest.kind === 'end') return filter;
    throw this.fail(
      `Found unexpected characters at the end of the filter: \`${this.source.slice(rest.start)}\`. ` +
        'You probably forgot an `OR` or an `AND` rule.',
      rest.start,
    );
  }

  private disjunction(): Filter {
    const parts = [this.conjunction()];
    while (this.takeKeyword('OR')) parts.push(this.conjunction());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  private conjunction(): Filter {
    const parts = [this.negation()];
    while (this.takeKeyword('AND')) parts.push(this.negation());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  private negation(): Filter {
    if (++this.depth > MAX_DEPTH)
      throw this.fail(
        'The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains fewer nested conditions.',
        this.peek().start,
      );
    const filter: Filter = this.takeKeyword('NOT') ? { kind: 'not', part: this.negation() } : this.primary();
    this.depth--;
    return filter;
  }

  private primary(): Filter {
    if (!this.takeSymbol('(')) return this.condition();
    const opening = this.position - 1;
    const filter = this.disjunction();
    if (this.takeSymbol(')')) return filter;
    const from = this.tokens[opening]!.start;
    throw this.fail(
      `Expression \`${this.source.slice(from)}\` is missing the following closing delimiter: \`)\`.`,
      from,
    );
  }

  private condition(): Filter {
    const attribute = this.attribute();
    const token = this.peek();
    if (token.kind === 'symbol' && COMPARISONS.includes(token.text)) {
      this.position++;
      return { kind: 'compare', attribute, operator: token.text as Comparison, value: this.value() };
    }
    return this.keywordCondition(attribute) ?? this.range(attribute);
  }

  private keywordCondition(attribute: AttributeRef): Filter | null {
    if (this.takeKeyword('IS')) return this.nullOrEmpty(attribute);
    if (!this.takeKeyword('NOT')) return this.positiveCondition(attribute);
    const part = this.positiveCondition(attribute);
    if (!part) throw this.expectedOperation(attribute);
    return { kind: 'not', part };
  }

  private positiveCondition(attribute: AttributeRef): Filter | null {
    if (this.takeKeyword('IN')) return { kind: 'in', attribute, values: this.list() };
    if (this.takeKeyword('EXISTS')) return { kind: 'exists', attribute };
    if (this.takeKeyword('CONTAINS'))
      throw this.fail('`CONTAINS` is not supported by meilisearch-lite.', attribute.start);
    if (!this.takeKeyword('STARTS')) return null;
    if (!this.takeKeyword('WITH')) throw this.expectedOperation(attribute);
    return { kind: 'startsWith', attribute, value: this.value() };
  }

  private nullOrEmpty(attribute: AttributeRef): Filter {
    const negated = this.takeKeyword('NOT');
    const kind = this.takeKeyword('NULL') ? 'null' : this.takeKeyword('EMPTY') ? 'empty' : undefined;
    if (!kind) throw this.expectedOperation(attribute);
    const part: Filter = { kind, attribute };
    return negated ? { kind: 'not', part } : part;
  }

  private range(attribute: AttributeRef): Filter {
    const token = this.peek();
    if (token.kind === 'end' || token.kind === 'symbol') throw this.expectedOperation(attribute);
    const from = this.value();
    if (!this.takeKeyword('TO')) throw this.expectedOperation(attribute);
    return { kind: 'between', attribute, from, to: this.value() };
  }

  private list(): string[] {
    if (!this.takeSymbol('[')) throw this.fail('Expected `[` after `IN` keyword.', this.peek().start);
    const values: string[] = [];
    while (!this.takeSymbol(']')) {
      values.push(this.value());
      if (this.takeSymbol(',')) continue;
      if (!this.takeSymbol(']'))
        throw this.fail('Expected only comma-separated field names inside `IN[..]`.', this.peek().start);
      break;
    }
    return values;
  }

  private attribute(): AttributeRef {
    const token = this.next();
    if (token.kind === 'word' && GEO.test(token.text)) {
      throw this.fail(
        `\`${token.text}\` is a reserved keyword and thus can't be used as a filter expression.`,
        token.start,
      );
    }
    if (token.kind !== 'quoted' && !this.isPlainWord(token)) {
      const found = this.source.slice(token.start);
      throw this.fail(
        found === ''
          ? `${EXPECTED_OPERATION} but instead got nothing.`
          : `${EXPECTED_OPERATION} at \`${found}\`.`,
        token.start,
      );
    }
    return { name: token.text, start: token.start, end: token.end, source: this.source };
  }

  private value(): string {
    const token = this.next();
    if (token.kind === 'quoted' || this.isPlainWord(token)) return token.text;
    if (token.kind === 'word') {
      throw this.fail(
        `Was expecting a value but instead got \`${token.text}\`, which is a reserved keyword. To use \`${token.text}\` as a field name or a value, surround it by quotes.`,
        token.start,
        token.end,
      );
    }
    const found = token.kind === 'end' ? 'nothing' : `\`${token.text}\``;
    throw this.fail(`Was expecting a value but instead got ${found}.`, token.start, token.end);
  }

  private isPlainWord = (token: Token): boolean => token.kind === 'word' && !RESERVED.has(token.text);

  private expectedOperation(attribute: AttributeRef): FilterSyntaxError {
    return this.fail(`${EXPECTED_OPERATION} at \`${this.source.slice(attribute.start)}\`.`, attribute.start);
  }

  private fail(message: string, start: number, end = this.source.length): FilterSyntaxError {
    return new FilterSyntaxError(message, this.source, start, end);
  }

  private peek(): Token {
    return this.tokens[this.position]!;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.position++;
    return token;
  }

  private takeKeyword(keyword: string): boolean {
    return this.take('word', keyword);
  }

  private takeSymbol(symbol: string): boolean {
    return this.take('symbol', symbol);
  }

  private take(kind: Token['kind'], text: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.position++;
    return true;
  }
}
