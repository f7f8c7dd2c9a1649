import { codeOf } from '../testing/code-of';
import { mergeSettings, needsRebuild } from './merge';
import { defaultSettings } from './settings';
import { validateSettings } from './validate';

describe('settings', () => {
  it('merge objects, replace lists, and go back to defaults on null', () => {
    const changed = mergeSettings(defaultSettings(), {
      typoTolerance: { minWordSizeForTypos: { oneTypo: 4 } },
      sortableAttributes: ['b', 'a', 'a'],
      faceting: { sortFacetValuesBy: { kind: 'count' } },
    });
    expect(changed.typoTolerance).toMatchObject({
      enabled: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 },
    });
    expect(changed.sortableAttributes).toEqual(['a', 'b']);
    expect(changed.faceting).toEqual({
      maxValuesPerFacet: 100,
      sortFacetValuesBy: { '*': 'alpha', kind: 'count' },
    });
    const reset = mergeSettings(changed, { typoTolerance: null, sortableAttributes: null });
    expect(reset.typoTolerance).toEqual(defaultSettings().typoTolerance);
    expect(reset.sortableAttributes).toEqual([]);
  });

  it('need the structures rebuilt only when these depend on them', () => {
    const before = defaultSettings();
    expect(
      needsRebuild(
        before,
        mergeSettings(before, { pagination: { maxTotalHits: 5 }, synonyms: { a: ['b'] } }),
      ),
    ).toBe(false);
    expect(needsRebuild(before, mergeSettings(before, { filterableAttributes: ['x'] }))).toBe(true);
    expect(needsRebuild(before, mergeSettings(before, { filterableAttributes: [] }))).toBe(false);
  });

  it.each([
    [{ foo: 1 }, 'bad_request'],
    [['x'], 'bad_request'],
    [{ filterableAttributes: 'x' }, 'invalid_settings_filterable_attributes'],
    [{ rankingRules: ['words', 'magic'] }, 'invalid_settings_ranking_rules'],
    [{ synonyms: { a: 'b' } }, 'invalid_settings_synonyms'],
    [{ typoTolerance: { enabled: 'no' } }, 'invalid_settings_typo_tolerance'],
    [{ pagination: { maxTotalHits: -1 } }, 'invalid_settings_pagination'],
    [{ embedders: { default: {} } }, 'invalid_settings_embedders'],
  ])('%j is refused with %s', (body, code) => {
    expect(codeOf(() => validateSettings(body))).toBe(code);
  });

  it('accept granular filterable attributes and custom ranking rules', () => {
    const body = {
      filterableAttributes: ['a', { attributePatterns: ['b_*'] }],
      rankingRules: ['words', 'price:asc'],
    };
    expect(validateSettings(body)).toBe(body);
  });
});
