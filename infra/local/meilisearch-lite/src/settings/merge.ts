import { isObject, type JsonObject } from '../documents/json';
import { defaultSettings, type SettingName, type Settings, type SettingsPatch } from './settings';

const SORTED_SETS = new Set<SettingName>(['sortableAttributes', 'stopWords']);
const MERGED_OBJECTS = new Set<SettingName>(['typoTolerance', 'faceting', 'pagination']);

/** The settings after a (validated) patch. Objects such as typo tolerance are merged, everything else is replaced. */
export function mergeSettings(current: Settings, patch: SettingsPatch): Settings {
  const merged: Record<string, unknown> = { ...current };
  const defaults = defaultSettings();
  for (const [name, value] of Object.entries(patch) as [SettingName, unknown][]) {
    merged[name] = mergeOne(name, current[name], value, defaults[name]);
  }
  return merged as unknown as Settings;
}

function mergeOne(name: SettingName, current: unknown, value: unknown, fallback: unknown): unknown {
  if (value === null || value === undefined) return fallback;
  if (SORTED_SETS.has(name)) return [...new Set(value as string[])].sort();
  if (MERGED_OBJECTS.has(name))
    return mergeObjects(current as JsonObject, value as JsonObject, fallback as JsonObject);
  return value;
}

function mergeObjects(current: JsonObject, patch: JsonObject, defaults: JsonObject): JsonObject {
  const merged: JsonObject = { ...current };
  for (const [key, value] of Object.entries(patch)) {
    const before = current[key];
    const fallback = defaults[key] ?? null;
    if (value === null) merged[key] = fallback;
    else if (isObject(value) && isObject(before) && isObject(fallback))
      merged[key] = mergeObjects(before, value, fallback);
    else merged[key] = value;
  }
  return merged;
}

/** Settings that decide what the search structures contain: changing one means building them again. */
const STRUCTURAL: SettingName[] = [
  'searchableAttributes',
  'filterableAttributes',
  'sortableAttributes',
  'rankingRules',
  'stopWords',
  'distinctAttribute',
];

export const needsRebuild = (before: Settings, after: Settings): boolean =>
  STRUCTURAL.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
