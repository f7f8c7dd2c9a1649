import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { VerifyAudit } from '@noillin/audit';
import { readEnvFile } from '@noillin/config';
import { describeAudit } from './audit/describe-audit';
import { VerifyAuditModule } from './audit/verify-audit.module';

/** `pnpm audit:verify`: checks the whole audit log and names the first entry that is not what it was. Exit code 1 then. */
async function main(): Promise<void> {
  readEnvFile();
  const app = await NestFactory.createApplicationContext(VerifyAuditModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const report = await app.get(VerifyAudit, { strict: false }).run();
  process.stdout.write(`${describeAudit(report)}\n`);
  await app.close();
  if (report.broken) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`audit:verify failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
