import { indexOf, searchIn } from '../testing/index-of';

const text =
  'A long story about coffee in Vienna, and then some more words about the best coffee houses of all';
const formatted = async (parameters: Record<string, unknown>) => {
  const index = await indexOf([
    { id: 7, title: 'Coffee in Wien', text, tags: ['Coffeehouse', 'wine'], deep: { n: 3, ok: true } },
  ]);
  return searchIn(index, parameters).hits[0]!;
};

describe('_formatted', () => {
  it('is absent unless asked for', async () =>
    expect(await formatted({ q: 'coffee' })).not.toHaveProperty('_formatted'));

  it('highlights words, beginnings of words and typos, and writes numbers as text', async () => {
    const hit = await formatted({ q: 'coffee', attributesToHighlight: ['title', 'tags'] });
    expect(hit._formatted).toMatchObject({
      id: '7',
      title: '<em>Coffee</em> in Wien',
      tags: ['<em>Coffee</em>house', 'wine'],
      deep: { n: '3', ok: true },
      text,
    });
    const typo = await formatted({ q: 'cofffee', attributesToHighlight: ['title'] });
    expect(typo._formatted).toMatchObject({ title: '<em>Coffee</em> in Wien' });
  });

  it('uses the tags asked for, and marks phrases as a whole only', async () => {
    const hit = await formatted({
      q: '"coffee in"',
      attributesToHighlight: ['*'],
      highlightPreTag: '[',
      highlightPostTag: ']',
    });
    expect(hit._formatted).toMatchObject({ title: '[Coffee] [in] Wien', tags: ['Coffeehouse', 'wine'] });
  });

  it('crops around the matches', async () => {
    const hit = await formatted({
      q: 'vienna',
      attributesToCrop: ['text:3'],
      attributesToHighlight: ['text'],
    });
    expect(hit._formatted).toMatchObject({ text: '…in <em>Vienna</em>, and…' });
    const start = await formatted({ q: 'wien', attributesToCrop: ['text'], cropLength: 2, cropMarker: '>>' });
    expect(start._formatted).toMatchObject({ text: 'A long>>' });
  });

  it('is limited to what is retrieved, highlighted or cropped', async () => {
    const found = await formatted({
      q: 'coffee',
      attributesToRetrieve: ['id'],
      attributesToHighlight: ['title'],
    });
    expect(Object.keys(found._formatted!)).toEqual(['id', 'title']);
  });

  it('tells the positions in bytes', async () => {
    const index = await indexOf([{ id: 1, text: 'né à Paris', tags: ['x', 'Paris'] }]);
    const hit = searchIn(index, { q: 'paris', showMatchesPosition: true }).hits[0]!;
    expect(hit._matchesPosition).toEqual({
      text: [{ start: 7, length: 5 }],
      tags: [{ start: 0, length: 5, indices: [1] }],
    });
  });
});
