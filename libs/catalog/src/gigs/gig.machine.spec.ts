import { GIG_MACHINE } from './gig.machine';
import { MEMBERSHIP_MACHINE } from './membership.machine';

describe('the life of a gig', () => {
  it.each([
    ['draft', ['edit', 'publish', 'archive']],
    ['published', ['edit', 'pause', 'archive']],
    ['paused', ['edit', 'publish', 'archive']],
    ['archived', []],
  ] as const)('%s accepts %j', (status, events) => expect(GIG_MACHINE.allowed(status)).toEqual(events));

  it('never comes back to being a draft', () => {
    const edges = GIG_MACHINE.edges.filter(({ from, to }) => to === 'draft' && from !== 'draft');
    expect(edges).toEqual([]);
  });
});

describe('a membership', () => {
  it('takes the same answer again, and another one only away from consent', () => {
    expect(MEMBERSHIP_MACHINE.next('invited', 'accept')).toBe('accepted');
    expect(MEMBERSHIP_MACHINE.next('accepted', 'accept')).toBe('accepted');
    expect(MEMBERSHIP_MACHINE.next('accepted', 'decline')).toBe('declined');
    expect(MEMBERSHIP_MACHINE.next('declined', 'decline')).toBe('declined');
    expect(() => MEMBERSHIP_MACHINE.next('declined', 'accept')).toThrow('does not accept accept');
  });

  it('can be asked for again at any time', () => {
    expect(MEMBERSHIP_MACHINE.statesAccepting('invite')).toEqual(MEMBERSHIP_MACHINE.states);
  });
});
