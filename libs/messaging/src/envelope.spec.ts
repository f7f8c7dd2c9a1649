import type { EventEnvelope } from '@noillin/contracts';
import { runInContext } from '@noillin/utils';
import { ContractViolation, envelopeOf, openEnvelope } from './envelope';

const payload = { gigId: 'gig-1', memberIds: ['influencer-1'] };

describe('an event envelope', () => {
  it('carries the ids of the chain of work', () => {
    const context = { correlationId: 'request-1', causationId: 'event-0' };
    const envelope = runInContext(context, () => envelopeOf('gig.changed', payload));
    expect(envelope).toMatchObject({ name: 'gig.changed', version: 1, ...context, payload });
    expect(envelope.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(envelope.occurredAt)).toBeLessThanOrEqual(Date.now());
  });

  it('begins a chain of its own outside of any', () => {
    const one = envelopeOf('gig.changed', payload);
    const other = envelopeOf('gig.changed', payload);
    expect(one.causationId).toBeNull();
    expect(one.correlationId).not.toBe(other.correlationId);
  });

  it('survives the journey', () => {
    const envelope = envelopeOf('gig.changed', payload);
    expect(openEnvelope(JSON.parse(JSON.stringify(envelope)))).toEqual(envelope);
  });

  it.each<[string, unknown]>([
    ['a missing field', { gigId: 'gig-1' }],
    ['a field of another type', { ...payload, gigId: 1 }],
    ['an empty list', { ...payload, memberIds: [] }],
    ['a field that was not agreed', { ...payload, secret: 'x' }],
    ['no object at all', null],
    ['a list', [payload]],
  ])('refuses a payload with %s on the way out and on the way in', (_name, broken) => {
    expect(() => envelopeOf('gig.changed', broken as typeof payload)).toThrow(ContractViolation);
    const envelope = { ...envelopeOf('gig.changed', payload), payload: broken } as EventEnvelope;
    expect(() => openEnvelope(envelope)).toThrow(ContractViolation);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'gig.changed'],
    ['no id', { ...envelopeOf('gig.changed', payload), id: undefined }],
    ['an unknown name', { ...envelopeOf('gig.changed', payload), name: 'gig.exploded' }],
    ['a name that every object has', { ...envelopeOf('gig.changed', payload), name: 'constructor' }],
    ['another version', { ...envelopeOf('gig.changed', payload), version: 2 }],
  ])('is not %s', (_name, message) => {
    expect(() => openEnvelope(message)).toThrow(ContractViolation);
  });

  it('names the fields that are wrong, never their values', () => {
    const broken = { gigId: 7, memberIds: 'hunter2' } as unknown as typeof payload;
    expect(() => envelopeOf('gig.changed', broken)).toThrow('gig.changed: gigId, memberIds not as agreed');
  });
});
