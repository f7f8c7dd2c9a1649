import { decodeCursor, encodeCursor, toPage } from './cursor';

const items = ['c', 'b', 'a'].map((id) => ({ id }));

describe('cursors', () => {
  it('carry a position there and back', () => {
    expect(decodeCursor(encodeCursor('01a2-é'))).toBe('01a2-é');
  });

  it.each(['', 'not a cursor', '!!!!', `${encodeCursor('x')}=`])('are not made of %p', (text) => {
    expect(decodeCursor(text)).toBeNull();
  });

  it('end where the list ends', () => {
    expect(toPage(items, 3)).toEqual({ items, nextCursor: null });
    expect(toPage([], 3)).toEqual({ items: [], nextCursor: null });
  });

  it('point at the last item of a page that has a next one', () => {
    const { items: page, nextCursor } = toPage(items, 2);
    expect([page.map(({ id }) => id), decodeCursor(nextCursor ?? '')]).toEqual([['c', 'b'], 'b']);
  });
});
