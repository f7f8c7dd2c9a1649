import { MeiliError } from '../errors';
import { isObject } from '../documents/json';
import { defaultSettings, type SettingName, type SettingsPatch } from './settings';

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const SETTING_NAMES = Object.keys(defaultSettings()) as SettingName[];

const BUILT_IN_RULES = ['words', 'typo', 'sort', 'proximity', 'attribute', 'exactness'];
const CUSTOM_RULE = /^.+:(asc|desc)$/;

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isStringList = (value: unknown) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
const oneOf =
  (...allowed: unknown[]) =>
  (value: unknown) =>
    allowed.includes(value);
const isFilterableList = (value: unknown) =>
  Array.isArray(value) &&
  value.every(
    (entry) => typeof entry === 'string' || (isObject(entry) && isStringList(entry['attributePatterns'])),
  );
const shape = (fields: Record<string, (value: unknown) => boolean>) => (value: unknown) =>
  isObject(value) &&
  Object.entries(value).every(
    ([key, inner]) => fields[key] !== undefined && (inner === null || fields[key](inner)),
  );

const isTypoTolerance = shape({
  enabled: oneOf(true, false),
  disableOnNumbers: oneOf(true, false),
  disableOnWords: isStringList,
  disableOnAttributes: isStringList,
  minWordSizeForTypos: shape({ oneTypo: isCount, twoTypos: isCount }),
});

const RULES: Record<SettingName, { expected: string; accepts: (value: unknown) => boolean }> = {
  displayedAttributes: { expected: 'an array of strings', accepts: isStringList },
  searchableAttributes: { expected: 'an array of strings', accepts: isStringList },
  filterableAttributes: { expected: 'an array of strings or attribute patterns', accepts: isFilterableList },
  sortableAttributes: { expected: 'an array of strings', accepts: isStringList },
  rankingRules: { expected: 'an array of strings', accepts: isStringList },
  stopWords: { expected: 'an array of strings', accepts: isStringList },
  synonyms: {
    expected: 'an object of string arrays',
    accepts: (v) => isObject(v) && Object.values(v).every(isStringList),
  },
  distinctAttribute: { expected: 'a string', accepts: (value) => typeof value === 'string' },
  proximityPrecision: { expected: 'one of `byWord`, `byAttribute`', accepts: oneOf('byWord', 'byAttribute') },
  typoTolerance: { expected: 'a typo tolerance object', accepts: isTypoTolerance },
  faceting: {
    expected: 'a faceting object',
    accepts: shape({
      maxValuesPerFacet: isCount,
      sortFacetValuesBy: (v) => isObject(v) && Object.values(v).every(oneOf('alpha', 'count')),
    }),
  },
  pagination: { expected: 'a pagination object', accepts: shape({ maxTotalHits: isCount }) },
  searchCutoffMs: { expected: 'a positive integer', accepts: isCount },
  facetSearch: { expected: 'a boolean', accepts: oneOf(true, false) },
  prefixSearch: { expected: 'one of `indexingTime`, `disabled`', accepts: oneOf('indexingTime', 'disabled') },
  nonSeparatorTokens: {
    expected: 'an empty array (meilisearch-lite supports no other value)',
    accepts: isEmptyList,
  },
  separatorTokens: {
    expected: 'an empty array (meilisearch-lite supports no other value)',
    accepts: isEmptyList,
  },
  dictionary: { expected: 'an empty array (meilisearch-lite supports no other value)', accepts: isEmptyList },
  embedders: { expected: 'an empty object (meilisearch-lite supports no other value)', accepts: shape({}) },
  localizedAttributes: { expected: 'null (meilisearch-lite supports no other value)', accepts: () => false },
};

/** The body of a settings update, checked. Fails with `bad_request` or `invalid_settings_<name>`. */
export function validateSettings(body: unknown): SettingsPatch {
  if (!isObject(body)) {
    throw new MeiliError(
      'bad_request',
      `Invalid value type: expected an object, but found: \`${JSON.stringify(body)}\``,
    );
  }
  for (const [name, value] of Object.entries(body)) validateSetting(name, value, `.${name}`);
  return body;
}

/** One setting's value; `at` is where the error message says it stands. */
export function validateSetting(name: string, value: unknown, at: string): void {
  const rule = (RULES as Partial<Record<string, (typeof RULES)[SettingName]>>)[name];
  if (!rule) {
    const known = SETTING_NAMES.map((setting) => `\`${setting}\``).join(', ');
    throw new MeiliError('bad_request', `Unknown field \`${name}\`: expected one of ${known}`);
  }
  if (value === null) return;
  if (!rule.accepts(value)) {
    const where = at === '' ? '' : ` at \`${at}\``;
    throw settingError(
      name,
      `Invalid value${where}: expected ${rule.expected}, but found: \`${JSON.stringify(value)}\``,
    );
  }
  if (name === 'rankingRules') validateRankingRules(value as string[], at);
}

function validateRankingRules(rules: string[], at: string): void {
  const wrong = rules.findIndex((rule) => !BUILT_IN_RULES.includes(rule) && !CUSTOM_RULE.test(rule));
  if (wrong < 0) return;
  throw settingError(
    'rankingRules',
    `Invalid value at \`${at}[${wrong}]\`: \`${rules[wrong]}\` ranking rule is invalid. Valid ranking rules are words, ` +
      'typo, sort, proximity, attribute, exactness and custom ranking rules.',
  );
}

const settingError = (name: string, message: string) =>
  new MeiliError(`invalid_settings_${snakeCase(name)}`, message);
