import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditChain } from './chain/audit-chain.repository';
import { AuditEntrySchema, AuditHeadSchema } from './chain/audit-entry.schema';
import { SealAudit } from './chain/seal-audit';
import { SignedHeads } from './chain/signed-heads';
import { AuditModule } from './record/audit.module';
import { AuditAnchors } from './verify/audit-anchors';
import { VerifyAudit } from './verify/verify-audit';

const LOG = [
  { name: 'AuditEntry', schema: AuditEntrySchema },
  { name: 'AuditHead', schema: AuditHeadSchema },
];

/** For services that show the log. */
@Module({
  imports: [AuditModule, MongooseModule.forFeature(LOG)],
  providers: [AuditChain],
  exports: [AuditChain],
})
export class AuditLogModule {}

/** For the worker and its scripts, which hold the key. Needs AuditConfig. */
@Module({
  imports: [AuditLogModule],
  providers: [SignedHeads, AuditAnchors, SealAudit, VerifyAudit],
  exports: [AuditLogModule, SealAudit, VerifyAudit],
})
export class AuditChainModule {}
