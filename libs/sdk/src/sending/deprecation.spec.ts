import { deprecationOf } from './deprecation';

describe('what an answer says of an operation that is going away', () => {
  const request = { method: 'GET', url: 'http://x/old' };

  it('is since when, until when, and what comes instead', () => {
    const headers = new Headers({
      deprecation: '@1796083200',
      sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
      link: '</api/v1/new-things>; rel="successor-version"',
    });
    expect(deprecationOf(request, headers)).toEqual({
      ...request,
      since: new Date('2026-12-01T00:00:00.000Z'),
      sunset: new Date('2027-06-01T00:00:00.000Z'),
      successor: '/api/v1/new-things',
    });
  });

  it('is nothing where it stays', () => expect(deprecationOf(request, new Headers())).toBeUndefined());
});
