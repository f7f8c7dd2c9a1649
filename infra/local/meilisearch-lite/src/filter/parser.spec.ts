import type { Filter } from './ast';
import { parseFilter } from './parser';

/** The tree as nested text, without the places in the source. */
function show(filter: Filter | null): string {
  if (!filter) return 'nothing';
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.parts.map(show).join(` ${filter.kind} `)})`;
    case 'not':
      return `not ${show(filter.part)}`;
    case 'compare':
      return `${filter.attribute.name}${filter.operator}${filter.value}`;
    case 'between':
      return `${filter.attribute.name} in ${filter.from}..${filter.to}`;
    case 'in':
      return `${filter.attribute.name} of ${filter.values.join('|')}`;
    case 'startsWith':
      return `${filter.attribute.name} starts ${filter.value}`;
    default:
      return `${filter.attribute.name} ${filter.kind}`;
  }
}
const parsed = (source: string) => show(parseFilter(source));

describe('parseFilter', () => {
  it.each([
    ['price = 10', 'price=10'],
    ['price!=10', 'price!=10'],
    ['price >= 10', 'price>=10'],
    ['price < -1.5', 'price<-1.5'],
    ["name = 'two words'", 'name=two words'],
    ['name = "an \\"escaped\\" quote"', 'name=an "escaped" quote'],
    ['"odd name" = é/x', 'odd name=é/x'],
    ['price 10 TO 20', 'price in 10..20'],
    ['tag IN [a, "b c", d]', 'tag of a|b c|d'],
    ['tag IN []', 'tag of '],
    ['tag IN [a,]', 'tag of a'],
    ['tag NOT IN[a]', 'not tag of a'],
    ['tag EXISTS', 'tag exists'],
    ['tag NOT EXISTS', 'not tag exists'],
    ['tag IS NULL', 'tag null'],
    ['tag IS NOT EMPTY', 'not tag empty'],
    ['name STARTS WITH Al', 'name starts Al'],
    ['name NOT STARTS WITH Al', 'not name starts Al'],
    ['', 'nothing'],
    ['   ', 'nothing'],
  ])('reads %s', (source, expected) => expect(parsed(source)).toBe(expected));

  it('binds NOT before AND before OR', () => {
    expect(parsed('a = 1 OR b = 2 AND NOT c = 3')).toBe('(a=1 or (b=2 and not c=3))');
  });

  it('lets parentheses decide', () => {
    expect(parsed('NOT (a = 1 OR b = 2) AND c = 3')).toBe('(not (a=1 or b=2) and c=3)');
  });

  it.each([
    ['doggo', /^Was expecting an operation .* at `doggo`\.\n1:6 doggo$/],
    ['title & Glass', /^Was expecting an operation .* at `title & Glass`\.\n1:14 title & Glass$/],
    ['a = 1 XOR b = 2', /^Found unexpected characters at the end of the filter: `XOR b = 2`.*\n7:16 /],
    ['a = ', /Was expecting a value but instead got nothing/],
    ['a = AND', /reserved keyword/],
    ['(a = 1', /missing the following closing delimiter: `\)`/],
    ["a = 'open", /missing the following closing delimiter: `'`/],
    ['a IN b', /Expected `\[` after `IN` keyword/],
    ['a IN [b c]', /comma-separated/],
    ['a NOT b', /Was expecting an operation/],
    ['_geoRadius(1, 2, 3)', /reserved keyword/],
    ['a CONTAINS b', /not supported/],
    [`${'('.repeat(250)}a = 1${')'.repeat(250)}`, /maximum depth/],
  ])('refuses %s', (source, message) => expect(() => parseFilter(source)).toThrow(message));
});
