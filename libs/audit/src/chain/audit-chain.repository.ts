import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { AuditAction } from '../record/audit-action';
import type { AuditContent } from '../record/audit-record.schema';
import type { AuditEntryDocument, AuditHeadDocument } from './audit-entry.schema';
import type { SignedHead } from './signed-heads';

const HEAD_ID = 'main';

/** Which entries a list shows. */
export interface AuditQuery {
  actorId?: string;
  action?: AuditAction;
  /** At this instant or later. */
  from?: Date;
  /** Before this instant. */
  to?: Date;
  /** Only entries before this place. */
  before?: number;
  limit: number;
}

/** The records that wait, the chain and its head. Entries are added and read, and nothing else. */
@Injectable()
export class AuditChain {
  constructor(
    @InjectModel('AuditRecord') private readonly records: Model<AuditContent>,
    @InjectModel('AuditEntry') private readonly entries: Model<AuditEntryDocument>,
    @InjectModel('AuditHead') private readonly heads: Model<AuditHeadDocument>,
  ) {}

  /** Records that have no place in the chain yet, oldest first. */
  waiting(limit: number): Promise<AuditContent[]> {
    return this.records.find().sort({ _id: 1 }).limit(limit).lean<AuditContent[]>().exec();
  }

  async head(): Promise<SignedHead | null> {
    const row = await this.heads.findById(HEAD_ID).lean<AuditHeadDocument>();
    return row && { seq: row.seq, hash: row.hash, mac: row.mac };
  }

  /** Moves records into the chain. In a transaction; a duplicate key says that somebody else was there first. */
  async append(entries: AuditEntryDocument[], head: SignedHead): Promise<void> {
    await this.entries.insertMany(entries, { ordered: true });
    await this.heads.updateOne({ _id: HEAD_ID }, { $set: head }, { upsert: true });
    await this.records.deleteMany({ _id: { $in: entries.map(({ _id }) => _id) } });
  }

  at(seq: number): Promise<AuditEntryDocument | null> {
    return this.entries.findOne({ seq }).lean<AuditEntryDocument>().exec();
  }

  /** Entries after a place, in the order of the chain. */
  after(seq: number, limit: number): Promise<AuditEntryDocument[]> {
    return this.entries
      .find({ seq: { $gt: seq } })
      .sort({ seq: 1 })
      .limit(limit)
      .lean<AuditEntryDocument[]>()
      .exec();
  }

  /** Newest first. */
  list({ actorId, action, from, to, before, limit }: AuditQuery): Promise<AuditEntryDocument[]> {
    const at = { ...(from && { $gte: from }), ...(to && { $lt: to }) };
    const filter = {
      ...(actorId !== undefined && { actorId }),
      ...(action !== undefined && { action }),
      ...((from ?? to) && { at }),
      ...(before !== undefined && { seq: { $lt: before } }),
    };
    return this.entries.find(filter).sort({ seq: -1 }).limit(limit).lean<AuditEntryDocument[]>().exec();
  }
}
