import { DomainError } from '@noillin/contracts';
import { readIdempotencyKey } from './idempotency-key';
import { isWorthKeeping } from './idempotency.service';

const read = (key?: string | string[]) => readIdempotencyKey({ headers: { 'idempotency-key': key } });

describe('readIdempotencyKey', () => {
  it('reads what was sent, or nothing', () => {
    expect([read('order-7'), read()]).toEqual(['order-7', undefined]);
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256), ['a', 'b']])('refuses %j', (key) => {
    expect(() => read(key)).toThrow(new DomainError('invalid_idempotency_key'));
  });
});

describe('isWorthKeeping', () => {
  it('keeps what another try would not change', () => {
    const statuses = [200, 201, 204, 400, 404, 409, 422, 429, 500, 503];
    expect(statuses.filter(isWorthKeeping)).toEqual([200, 201, 204, 400, 404, 422]);
  });
});
