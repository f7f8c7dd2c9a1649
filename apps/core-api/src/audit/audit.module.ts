import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditLogModule } from '@noillin/audit';
import { AuthModule } from '../auth';
import { AdminRequestsInterceptor } from './admin-requests.interceptor';
import { AuditController } from './audit.controller';

/** The audit log for those who watch over admins, and what is written into it about them. */
@Module({
  imports: [AuditLogModule, AuthModule],
  controllers: [AuditController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: AdminRequestsInterceptor }],
})
export class AuditRoutesModule {}
