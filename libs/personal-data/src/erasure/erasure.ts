import type { ErasureStatus } from './erasure.machine';
import type { ObstacleCount } from './obstacles';

export const TREATMENTS = ['remove', 'anonymise', 'keep'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** What an erasure has done in one collection. */
export interface ReceiptLine {
  /** Name of the collection; `redis` for what is kept beside the database. */
  from: string;
  treatment: Treatment;
  /** How many documents, counted before any was touched. */
  documents: number;
  /** The fields that have no personal data any more; empty unless documents were anonymised. */
  fields: string[];
  /** Why documents are kept; null unless they are. */
  because: string | null;
  /** False while it is worked on. */
  done: boolean;
}

/** Where the receipt goes, for as long as it has not gone there. */
export interface LastAddress {
  email: string;
  displayName: string;
}

/** A person's wish that everything personal about them is erased, and what became of it. */
export interface Erasure {
  id: string;
  userId: string;
  status: ErasureStatus;
  requestedAt: Date;
  /** When it is carried out or looked at again, by the product's clock; null when there is nothing more to do. */
  dueAt: Date | null;
  /** What deferred it when it was last due. */
  obstacles: ObstacleCount[];
  startedAt: Date | null;
  finishedAt: Date | null;
  receipt: ReceiptLine[];
  mailTo: LastAddress | null;
}
