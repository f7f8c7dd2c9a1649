import { FilterSyntaxError } from './syntax-error';

export interface Token {
  kind: 'word' | 'quoted' | 'symbol' | 'end';
  text: string;
  start: number;
  end: number;
}

const SPACE = /\s*/uy;
const WORD = /[\p{L}\p{N}\p{M}_\-/.]+/uy;
const SYMBOL = />=|<=|!=|[=<>()[\],]/uy;

/** Cuts a filter into words, quoted values and symbols. Fails on an unclosed quote or a character with no meaning. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += match(SPACE, source, at)?.length ?? 0;
    if (at >= source.length) break;
    const token = nextToken(source, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length });
  return tokens;
}

function nextToken(source: string, start: number): Token {
  const quote = source[start];
  if (quote === '"' || quote === "'") return quoted(source, start, quote);
  const symbol = match(SYMBOL, source, start);
  if (symbol) return { kind: 'symbol', text: symbol, start, end: start + symbol.length };
  const word = match(WORD, source, start);
  if (word) return { kind: 'word', text: word, start, end: start + word.length };
  // Kept as a symbol: the parser says what it expected instead.
  const character = String.fromCodePoint(source.codePointAt(start)!);
  return { kind: 'symbol', text: character, start, end: start + character.length };
}

function quoted(source: string, start: number, quote: string): Token {
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]!;
    if (character === quote) return { kind: 'quoted', text, start, end: at + 1 };
    if (character === '\\' && at + 1 < source.length) text += source[++at]!;
    else text += character;
  }
  const rest = source.slice(start);
  throw new FilterSyntaxError(
    `Expression \`${rest.replace(/"/g, '\\"')}\` is missing the following closing delimiter: \`${quote}\`.`,
    source,
    start,
    source.length,
  );
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
