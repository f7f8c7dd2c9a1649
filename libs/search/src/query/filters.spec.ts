import { atLeast, atMost, is } from './filters';

describe('a filter of the search engine', () => {
  it.each([
    ['food', "category = 'food'"],
    ["it's", "category = 'it\\'s'"],
    ['back\\slash', "category = 'back\\\\slash'"],
    ["' OR 1 = 1", "category = '\\' OR 1 = 1'"],
    ["\\' OR 1 = 1", "category = '\\\\\\' OR 1 = 1'"],
    ['', "category = ''"],
  ])('takes %j for a word and for nothing else', (value, filter) => {
    expect(is('category', value)).toEqual([filter]);
  });

  it('has bounds, zero among them', () => {
    expect([...atLeast('price', 0), ...atMost('price', 100)]).toEqual(['price >= 0', 'price <= 100']);
  });

  it('is none where nothing is asked for', () => {
    expect([is('a', undefined), atLeast('a', undefined), atMost('a', undefined)]).toEqual([[], [], []]);
  });
});
