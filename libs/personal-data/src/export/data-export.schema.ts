import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';

export const DATA_EXPORT_STATUSES = ['requested', 'ready'] as const;
/** `requested` until a worker has gathered everything. */
export type DataExportStatus = (typeof DATA_EXPORT_STATUSES)[number];

/** How much was found in one collection. */
export interface ExportedCollection {
  /** Name of the collection. */
  from: string;
  documents: number;
}

/** A copy of everything that we hold about a person, which they have asked for. */
export interface DataExport {
  id: string;
  userId: string;
  status: DataExportStatus;
  requestedAt: Date;
  readyAt: Date | null;
  /** When it is forgotten. */
  expiresAt: Date;
  /** What it consists of, once it is ready. */
  contents: ExportedCollection[];
  /** Under which its parts are found, once it is ready: of two workers that gathered at once, those of one. */
  build: string | null;
}

export interface DataExportDocument extends Stored, Omit<DataExport, 'id'> {
  /** The hour in which it was asked for. */
  slot: number;
}

const text = { type: String, required: true };
const date = { type: Date, required: true };

const ContentSchema = new Schema<ExportedCollection>(
  { from: text, documents: { type: Number, required: true } },
  { _id: false, id: false, versionKey: false },
);

export const DataExportSchema = defineSchema<DataExportDocument>(
  {
    userId: text,
    slot: { type: Number, required: true },
    status: { ...text, enum: DATA_EXPORT_STATUSES },
    requestedAt: date,
    readyAt: { type: Date, default: null },
    expiresAt: date,
    contents: { type: [ContentSchema], default: [] },
    build: { type: String, default: null },
  },
  { collection: 'data_exports' },
);
// One per person and hour: whoever asks again gets that one. Also a person's own.
DataExportSchema.index({ userId: 1, slot: 1 }, { unique: true });
// What no worker has gathered yet, oldest first.
DataExportSchema.index({ status: 1, requestedAt: 1 });
// Forgets exports after a week.
DataExportSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Some documents of an export: one document of the database holds 16 MB at most, an export holds what there is. */
export interface DataExportPartDocument extends Stored {
  userId: string;
  build: string;
  seq: number;
  /** Name of the collection that the documents are from. */
  from: string;
  /** The documents as JSON, with commas in between. */
  json: string;
  expiresAt: Date;
}

export const DataExportPartSchema = defineSchema<DataExportPartDocument>(
  {
    userId: text,
    build: text,
    seq: { type: Number, required: true },
    from: text,
    json: text,
    expiresAt: date,
  },
  { collection: 'data_export_parts' },
);
// The parts of an export, in their order.
DataExportPartSchema.index({ build: 1, seq: 1 }, { unique: true });
// A person's own, also those of a worker that was killed: for an erasure.
DataExportPartSchema.index({ userId: 1 });
// Forgets them with their export, and those of a worker that was killed.
DataExportPartSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
