export * from './audit.config';
export * from './audit-log.module';
export * from './chain/audit-chain.repository';
export type { AuditEntryDocument } from './chain/audit-entry.schema';
export * from './chain/seal-audit';
export * from './record/audit.module';
export * from './record/audit-action';
export * from './record/audit-trail';
export * from './verify/verify-audit';
