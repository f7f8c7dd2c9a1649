import { Module } from '@nestjs/common';
import { AuditChainModule } from '@noillin/audit';
import { AuditTimers } from './audit-timers';

@Module({ imports: [AuditChainModule], providers: [AuditTimers] })
export class AuditLogModule {}
