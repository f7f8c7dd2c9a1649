import { entityTag, isNamedIn } from './entity-tag';

describe('an entity tag', () => {
  const tag = entityTag('text');

  it('is that of the text', () => {
    expect(tag).toMatch(/^"[^"]+"$/);
    expect([entityTag('text') === tag, entityTag('other') === tag]).toEqual([true, false]);
  });

  it.each([
    [tag, true],
    [`W/${tag}`, true],
    [`"other", ${tag}`, true],
    ['*', true],
    ['"other"', false],
    ['', false],
    [undefined, false],
  ])('is named in %s: %s', (header, expected) => expect(isNamedIn(header, tag)).toBe(expected));
});
