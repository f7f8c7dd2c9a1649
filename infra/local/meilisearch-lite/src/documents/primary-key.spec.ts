import { codeOf } from '../testing/code-of';
import type { Document } from './json';
import { documentId, inferPrimaryKey } from './primary-key';

describe('primary key', () => {
  it('is the only field that ends with id', () => {
    expect(inferPrimaryKey({ title: 'x', gigId: 1 })).toBe('gigId');
  });

  it.each([
    [{ title: 'x' }, 'index_primary_key_no_candidate_found'],
    [{ id: 1, gig_id: 2 }, 'index_primary_key_multiple_candidates_found'],
  ])('cannot be inferred from %j', (document, code) => {
    expect(codeOf(() => inferPrimaryKey(document as Document))).toBe(code);
  });

  it.each([
    [7, '7'],
    ['a_B-9', 'a_B-9'],
  ])('%j is an id', (id, expected) => expect(documentId({ id }, 'id')).toBe(expected));

  it.each([['a b'], [''], ['a'.repeat(512)], [1.5], [true], [null], [['x']]])('%j is not', (id) => {
    expect(codeOf(() => documentId({ id }, 'id'))).toBe('invalid_document_id');
  });

  it('is missing where the field is', () => {
    expect(() => documentId({ title: 'x' }, 'id')).toThrow(
      'Document doesn\'t have a `id` attribute: `{"title":"x"}`.',
    );
  });
});
