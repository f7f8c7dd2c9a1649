/** A statement PostgreSQL prepares once per connection. */
export interface Statement {
  name: string;
  text: string;
}

/** A value of a statement: text, or bytes for BSON. */
export type Parameter = string | Buffer | null;

/** A row of the answer: each field as PostgreSQL's binary format has it. */
export type Row = (Buffer | null)[];

/** A statement with its values. */
export interface Step {
  statement: Statement;
  values: Parameter[];
}

let statements = 0;

export const statement = (text: string): Statement => ({ name: `s${++statements}`, text });

export const step = (statement: Statement, ...values: Parameter[]): Step => ({ statement, values });

/** PostgreSQL's binary boolean. */
export const booleanField = (field: Buffer | null | undefined): boolean => field?.[0] === 1;

/** A field that holds BSON; empty when SQL NULL. */
export const bytesField = (row: Row | undefined, index = 0): Buffer => row?.[index] ?? Buffer.alloc(0);
