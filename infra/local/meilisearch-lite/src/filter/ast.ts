export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** Where an attribute stands in its filter, for error messages that point at it. */
export interface AttributeRef {
  name: string;
  /** Zero-based, end exclusive. */
  start: number;
  end: number;
  /** The whole filter expression. */
  source: string;
}

export type Filter =
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | { kind: 'compare'; attribute: AttributeRef; operator: Comparison; value: string }
  | { kind: 'between'; attribute: AttributeRef; from: string; to: string }
  | { kind: 'in'; attribute: AttributeRef; values: string[] }
  | { kind: 'exists' | 'null' | 'empty'; attribute: AttributeRef }
  | { kind: 'startsWith'; attribute: AttributeRef; value: string };
