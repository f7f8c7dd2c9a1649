import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readEnvFile } from '@noillin/config';
import { VerifyLedger } from '@noillin/payments';
import { describeReport } from './ledger/describe-report';
import { VerifyLedgerModule } from './ledger/verify-ledger.module';

/** `pnpm ledger:verify`: checks the whole ledger and says what does not add up. Exit code 1 when something does not. */
async function main(): Promise<void> {
  readEnvFile();
  const app = await NestFactory.createApplicationContext(VerifyLedgerModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const report = await app.get(VerifyLedger).run();
  process.stdout.write(`${describeReport(report)}\n`);
  await app.close();
  if (report.offences.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`ledger:verify failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
