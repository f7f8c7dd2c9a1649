import { fingerprint } from './fingerprint';

describe('fingerprint', () => {
  it('does not mind the order of keys, at any depth', () => {
    expect(fingerprint('/a', { x: 1, y: { b: 1, a: [{ d: 1, c: 2 }] } })).toBe(
      fingerprint('/a', { y: { a: [{ c: 2, d: 1 }], b: 1 }, x: 1 }),
    );
  });

  it.each([
    ['another address', '/b', { x: [1, 2] }],
    ['another value', '/a', { x: [1, 3] }],
    ['another order of a list', '/a', { x: [2, 1] }],
    ['no body', '/a', undefined],
  ])('tells %s apart', (_, url, body) => {
    expect(fingerprint(url, body)).not.toBe(fingerprint('/a', { x: [1, 2] }));
  });
});
