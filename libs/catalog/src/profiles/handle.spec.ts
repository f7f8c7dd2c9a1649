import * as fc from 'fast-check';
import { HANDLE, normaliseHandle, suggestHandle } from './handle';

describe('handles', () => {
  it.each([
    ['@Asha.Rao ', 'asha.rao'],
    ['ＡＳＨＡ', 'asha'],
    ['asha', 'asha'],
  ])('normalises %s', (text, handle) => expect(normaliseHandle(text)).toBe(handle));

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[@ A-Za-z0-9._-]{0,40}$/), (text) => {
        const handle = normaliseHandle(text);
        if (HANDLE.test(handle)) expect(normaliseHandle(handle)).toBe(handle);
      }),
    );
  });

  it.each(['ab', '.asha', 'asha-', 'a b', 'ashä', 'a'.repeat(31), 'asha/rao', 'asha\n'])(
    'does not accept %j',
    (text) => expect(HANDLE.test(text)).toBe(false),
  );

  it.each([
    ['Asha Rao', /^asha-rao-[a-z0-9]{6}$/],
    ['Júlia Conceição', /^julia-conceicao-[a-z0-9]{6}$/],
    ['आशा', /^creator-[a-z0-9]{6}$/],
  ])('suggests one for %s', (name, handle) => expect(suggestHandle(name)).toMatch(handle));

  it('suggests a handle for every name, never the same twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (name) => {
        const handle = suggestHandle(name);
        expect(handle).toMatch(HANDLE);
        expect(normaliseHandle(handle)).toBe(handle);
      }),
    );
    expect(new Set(Array.from({ length: 200 }, () => suggestHandle('Asha Rao'))).size).toBe(200);
  });
});
