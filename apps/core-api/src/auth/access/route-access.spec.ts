import { declaresAccess } from './route-access';

const route = { handler: 'GigsController.create', method: 'POST' };

describe('declaresAccess', () => {
  it.each([
    ['public', { isPublic: true, permissions: [] }, true],
    ['asks for a permission', { isPublic: false, permissions: ['gig:write' as const] }, true],
    ['nothing', { isPublic: false, permissions: [] }, false],
    ['for services', { isPublic: false, isForServices: true, permissions: [] }, true],
    ['public and for services', { isPublic: true, isForServices: true, permissions: [] }, false],
    ['both', { isPublic: true, permissions: ['gig:write' as const] }, false],
    [
      'asks for a permission that there is not',
      { isPublic: false, permissions: ['gig:fly' as never] },
      false,
    ],
  ])('a route that says %s', (_, access, expected) => {
    expect(declaresAccess({ ...route, ...access })).toBe(expected);
  });
});
