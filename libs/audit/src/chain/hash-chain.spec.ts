import type { AuditContent } from '../record/audit-record.schema';
import { chainAfter, GENESIS, hashOf, START } from './hash-chain';

const record = (change: Partial<AuditContent> = {}): AuditContent => ({
  _id: 'r1',
  action: 'session.ended',
  actorId: 'asha',
  subject: { type: 'session', id: 's1' },
  details: { reason: 'revoked', userId: 'asha' },
  correlationId: 'request',
  at: new Date('2026-11-22T09:00:00.000Z'),
  ...change,
});

describe('the hash chain', () => {
  it('numbers entries and gives each the hash of the one before', () => {
    const [first, second] = chainAfter(START, [record(), record({ _id: 'r2' })]);
    expect(first).toMatchObject({ seq: 1, prevHash: GENESIS });
    expect(second).toMatchObject({ seq: 2, prevHash: first?.hash });
    expect(chainAfter(START, [record()])[0]).toEqual(first);
  });

  it.each<[string, Partial<AuditContent>]>([
    ['id', { _id: 'r2' }],
    ['action', { action: 'session.opened' }],
    ['actor', { actorId: null }],
    ['subject', { subject: { type: 'session', id: 's2' } }],
    ['absence of a subject', { subject: null }],
    ['details', { details: { reason: 'revoked' } }],
    ['request', { correlationId: 'other' }],
    ['time', { at: new Date('2026-11-22T09:00:00.001Z') }],
  ])('has another hash with another %s', (_, change) => {
    const place = { seq: 1, prevHash: GENESIS };
    expect(hashOf({ ...record(change), ...place })).not.toBe(hashOf({ ...record(), ...place }));
  });

  it('has another hash in another place', () => {
    const placed = { ...record(), seq: 1, prevHash: GENESIS };
    expect(hashOf({ ...placed, seq: 2 })).not.toBe(hashOf(placed));
    expect(hashOf({ ...placed, prevHash: 'f'.repeat(64) })).not.toBe(hashOf(placed));
  });

  it('does not depend on the order in which the database returns details', () => {
    const place = { seq: 1, prevHash: GENESIS };
    const other = record({ details: { userId: 'asha', reason: 'revoked' } });
    expect(hashOf({ ...other, ...place })).toBe(hashOf({ ...record(), ...place }));
  });
});
