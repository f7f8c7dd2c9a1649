import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';

/** Accounts, sessions and access rules. */
@Module({ imports: [AccessModule] })
export class AuthModule {}
