import { ERRORS, type ErrorCode } from '@noillin/contracts';
import { describeOperation } from './describe-operation';
import type { Operation } from './operation';
import { problemExample } from './problem-examples';

const operation = (more: object): Operation => ({
  operationId: 'gigs_create',
  responses: { 201: { description: '' } },
  ...more,
});

const described = (more: object): Operation => {
  const target = operation(more);
  describeOperation(target);
  return target;
};

const codesOf = ({ responses }: Operation, status: number): string | undefined =>
  (responses[status] as { description: string } | undefined)?.description;

describe('describeOperation', () => {
  it('says who may call the route', () => {
    expect(described({ 'x-permission': ['gig:write'] }).description).toBe(
      '**Permission**: `gig:write` (influencer).',
    );
    expect(described({}).description).toBe('**Public**: needs no token.');
  });

  it('lists the problems of the route and those that follow from what it is', () => {
    const route = described({
      'x-permission': ['gig:write'],
      requestBody: { content: {} },
      'x-problems:slot_taken': ['slot_taken'],
      'x-problems:slot_not_offered': ['slot_not_offered'],
    });
    expect(codesOf(route, 409)).toBe('`slot_taken`');
    expect(codesOf(route, 422)).toBe('`slot_not_offered`');
    expect(codesOf(route, 400)).toBe('`validation_failed`, `malformed_json`');
    expect(codesOf(route, 401)).toBe(
      '`token_missing`, `token_invalid`, `token_expired`, `session_ended`, `api_key_invalid`',
    );
  });

  it('asks for no token on a public route, and no body where there is none', () => {
    const route = described({});
    expect([codesOf(route, 401), codesOf(route, 400)]).toEqual([undefined, undefined]);
  });

  it('leaves no trace of the decorators', () => {
    expect(Object.keys(described({ 'x-problems:slot_taken': ['slot_taken'] }))).not.toContain(
      'x-problems:slot_taken',
    );
  });

  it('names statuses that nobody described', () => {
    expect(codesOf(described({}), 201)).toBe('Created');
  });
});

describe('problemExample', () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])('has every argument that %s needs', (code) => {
    expect(problemExample(code).detail).not.toContain('undefined');
  });
});
