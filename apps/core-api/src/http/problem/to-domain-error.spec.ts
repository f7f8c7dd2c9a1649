import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { toDomainError } from './to-domain-error';

const withCode = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('toDomainError', () => {
  it('leaves catalogue errors as they are', () => {
    const error = new DomainError('slot_taken');
    expect(toDomainError(error)).toBe(error);
  });

  it.each([
    [new NotFoundException(), 'not_found'],
    [new BadRequestException('no such thing'), 'bad_request'],
    [new HttpException('big', 413), 'payload_too_large'],
    [new HttpException('type', 415), 'unsupported_media_type'],
    [new HttpException('slow down', 429), 'rate_limited'],
    [new HttpException('teapot', 418), 'bad_request'],
    [new HttpException('broken', 502), 'internal_error'],
    [new HttpException('json', 400, { cause: withCode('FST_ERR_CTP_INVALID_JSON_BODY') }), 'malformed_json'],
    [new HttpException('json', 400, { cause: new SyntaxError('x') }), 'malformed_json'],
    [Object.assign(new Error('x'), { name: 'MongoNetworkError' }), 'dependency_unavailable'],
    [new Error('connect ECONNREFUSED 127.0.0.1:6379'), 'dependency_unavailable'],
    [new TypeError('x is not a function'), 'internal_error'],
    ['a string', 'internal_error'],
    [undefined, 'internal_error'],
  ])('takes %p for %s', (thrown, code) => {
    expect(toDomainError(thrown).code).toBe(code);
  });

  it('keeps the cause for the log', () => {
    const cause = new TypeError('x is not a function');
    expect(toDomainError(cause).cause).toBe(cause);
  });
});
