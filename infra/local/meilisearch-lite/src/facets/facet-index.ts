import type { FlatField } from '../documents/flatten';
import { matchesAny } from '../documents/attribute-patterns';
import { filterablePatterns, type Settings } from '../settings/settings';
import { AttributeIndex } from './attribute-index';

const EMPTY = new AttributeIndex();

/** The value indexes of every attribute that some setting lets one filter, sort, facet or deduplicate by. */
export class FacetIndex {
  private readonly attributes = new Map<string, AttributeIndex>();
  private readonly patterns: string[];
  private readonly wanted = new Map<string, boolean>();

  constructor(settings: Settings) {
    this.patterns = [
      ...filterablePatterns(settings),
      ...settings.sortableAttributes,
      ...settings.rankingRules
        .filter((rule) => rule.includes(':'))
        .map((rule) => rule.slice(0, rule.lastIndexOf(':'))),
      ...(settings.distinctAttribute ? [settings.distinctAttribute] : []),
    ];
  }

  /** The index of one attribute; an empty one for an attribute no document has. */
  attribute(path: string): AttributeIndex {
    return this.attributes.get(path) ?? EMPTY;
  }

  paths(): string[] {
    return [...this.attributes.keys()];
  }

  add(doc: number, fields: readonly FlatField[]): void {
    for (const field of fields) {
      if (this.isWanted(field.path)) this.indexOf(field.path).add(doc, field);
    }
  }

  remove(doc: number): void {
    for (const attribute of this.attributes.values()) {
      if (attribute.exists.has(doc)) attribute.remove(doc);
    }
  }

  private isWanted(path: string): boolean {
    const known = this.wanted.get(path);
    if (known !== undefined) return known;
    const wanted = matchesAny(this.patterns, path);
    this.wanted.set(path, wanted);
    return wanted;
  }

  private indexOf(path: string): AttributeIndex {
    const known = this.attributes.get(path);
    if (known) return known;
    const created = new AttributeIndex();
    this.attributes.set(path, created);
    return created;
  }
}
