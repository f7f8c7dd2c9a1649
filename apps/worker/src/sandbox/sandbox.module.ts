import { Module } from '@nestjs/common';
import { SandboxModule as SandboxLibraryModule } from '@noillin/payments';
import { SandboxTimers } from './sandbox-timers';

@Module({ imports: [SandboxLibraryModule], providers: [SandboxTimers] })
export class SandboxModule {}
