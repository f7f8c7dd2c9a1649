import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { EventRecorder } from '@noillin/messaging';
import { AuditRecordSchema } from './audit-record.schema';
import { AuditTrail } from './audit-trail';

/** For every service that does what is audited. Needs a global SystemClock. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'AuditRecord', schema: AuditRecordSchema }])],
  providers: [AuditTrail, { provide: EventRecorder, useExisting: AuditTrail }],
  exports: [AuditTrail, EventRecorder, MongooseModule],
})
export class AuditModule {}
