import { flattenDocument } from './documents/flatten';
import { DocumentStore } from './documents/document-store';
import type { Document } from './documents/json';
import { FacetIndex } from './facets/facet-index';
import { needsRebuild } from './settings/merge';
import { defaultSettings, type Settings } from './settings/settings';
import { TextIndex } from './text/text-index';
import { UnitMatcher } from './text/matcher';

/** Lets other work of the process run during a long operation. */
export type Pause = () => Promise<void>;

/** One index: its documents, settings, and the structures that searches use. */
export class SearchIndex {
  primaryKey: string | null = null;
  updatedAt: string;
  readonly documents = new DocumentStore();
  settings: Settings = defaultSettings();
  text = new TextIndex(this.settings);
  facets = new FacetIndex(this.settings);
  matcher = new UnitMatcher(this.text, this.settings);

  constructor(
    /** Changes when indexes are swapped or renamed. */
    public uid: string,
    readonly createdAt: string,
  ) {
    this.updatedAt = createdAt;
  }

  put(id: string, document: Document): void {
    const known = this.documents.numberOf(id);
    if (known !== undefined) this.forget(known);
    const doc = this.documents.put(id, document);
    const fields = flattenDocument(document);
    this.text.add(doc, fields);
    this.facets.add(doc, fields);
  }

  remove(id: string): void {
    const doc = this.documents.numberOf(id);
    if (doc === undefined) return;
    this.forget(doc);
    this.documents.remove(id);
  }

  /** Takes over settings. What searches use is built anew beside the old and replaces it in one step. */
  async applySettings(settings: Settings, pause: Pause): Promise<void> {
    if (needsRebuild(this.settings, settings)) {
      const text = new TextIndex(settings);
      const facets = new FacetIndex(settings);
      for (const doc of this.documents.alive.toArray()) {
        const fields = flattenDocument(this.documents.at(doc));
        text.add(doc, fields);
        facets.add(doc, fields);
        await pause();
      }
      this.text = text;
      this.facets = facets;
    }
    this.settings = settings;
    this.matcher = new UnitMatcher(this.text, settings);
  }

  private forget(doc: number): void {
    this.text.remove(doc);
    this.facets.remove(doc);
  }
}
