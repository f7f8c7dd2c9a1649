import { DocSet } from '../documents/doc-set';
import type { FlatField } from '../documents/flatten';
import { Holders } from './holders';
import { SortedKeys } from './sorted-keys';

/** One distinct text value: how it was first written, and who has it. */
export interface TextValue {
  label: string;
  holders: Holders;
}

/** Equality and facets ignore case and compatibility forms, as Meilisearch does. */
export const normalizeFacet = (value: string): string => value.trim().normalize('NFKD').toLowerCase();

/** The values of one filterable or sortable attribute: value to documents, and the sorted values for ranges and sort. */
export class AttributeIndex {
  readonly numbers = new Map<number, Holders>();
  readonly texts = new Map<string, TextValue>();
  readonly exists = new DocSet();
  readonly nulls = new DocSet();
  readonly empties = new DocSet();
  readonly sortedNumbers = new SortedKeys<number>(this.numbers, (a, b) => a - b);
  readonly sortedTexts = new SortedKeys<string>(this.texts, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  /** Goes up with every change; whoever derives something from the index compares it. */
  version = 0;
  private readonly valuesOf = new Map<number, { numbers: number[]; texts: string[] }>();

  get hasValues(): boolean {
    return this.numbers.size > 0 || this.texts.size > 0;
  }

  add(doc: number, field: FlatField): void {
    this.version++;
    this.exists.add(doc);
    if (field.isNull) this.nulls.add(doc);
    if (field.isEmpty) this.empties.add(doc);
    if (field.scalars.length > 0) this.addValues(doc, field);
  }

  remove(doc: number): void {
    this.version++;
    this.exists.delete(doc);
    this.nulls.delete(doc);
    this.empties.delete(doc);
    const values = this.valuesOf.get(doc);
    this.valuesOf.delete(doc);
    for (const number of values?.numbers ?? []) this.removeNumber(number, doc);
    for (const text of values?.texts ?? []) this.removeText(text, doc);
  }

  /** The values of one document, as `distinct` compares them. */
  keysOf(doc: number): string[] {
    const values = this.valuesOf.get(doc);
    return values ? [...values.numbers.map(String), ...values.texts] : [];
  }

  private addValues(doc: number, field: FlatField): void {
    const numbers = [...new Set(field.scalars.filter((value) => typeof value === 'number'))];
    const labels = field.scalars.filter((value) => typeof value !== 'number').map(String);
    const texts = new Map(labels.map((label) => [normalizeFacet(label), label]));
    for (const number of numbers) this.addNumber(number, doc);
    for (const [text, label] of texts) this.addText(text, label, doc);
    this.valuesOf.set(doc, { numbers, texts: [...texts.keys()] });
  }

  private addNumber(number: number, doc: number): void {
    const known = this.numbers.get(number);
    const holders = known ?? new Holders();
    holders.add(doc);
    if (known) return;
    this.numbers.set(number, holders);
    this.sortedNumbers.invalidate();
  }

  private addText(text: string, label: string, doc: number): void {
    const known = this.texts.get(text);
    const value = known ?? { label, holders: new Holders() };
    value.holders.add(doc);
    if (known) return;
    this.texts.set(text, value);
    this.sortedTexts.invalidate();
  }

  private removeNumber(number: number, doc: number): void {
    const holders = this.numbers.get(number);
    if (!holders?.delete(doc) || holders.size > 0) return;
    this.numbers.delete(number);
    this.sortedNumbers.invalidate();
  }

  private removeText(text: string, doc: number): void {
    const holders = this.texts.get(text)?.holders;
    if (!holders?.delete(doc) || holders.size > 0) return;
    this.texts.delete(text);
    this.sortedTexts.invalidate();
  }
}
