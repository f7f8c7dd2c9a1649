import { requestIdOf } from './request-context';

describe('requestIdOf', () => {
  it('keeps what the gateway gave', () => {
    expect(requestIdOf({ headers: { 'x-request-id': '8f14e45fceea167a5a36dedd4bea2543' } })).toBe(
      '8f14e45fceea167a5a36dedd4bea2543',
    );
  });

  it.each(['', 'short', 'line\nbreak-1234', 'x'.repeat(129), '<script>alert</script>'])(
    'makes a new one instead of %j',
    (given) => {
      expect(requestIdOf({ headers: { 'x-request-id': given } })).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
