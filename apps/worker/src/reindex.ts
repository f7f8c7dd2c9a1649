import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readEnvFile } from '@noillin/config';
import { ReindexModule } from './search/reindex.module';
import { ReindexSearch } from './search/reindex-search';

/** `pnpm search:reindex`: rebuilds the search indexes while they stay in use. */
async function main(): Promise<void> {
  readEnvFile();
  const app = await NestFactory.createApplicationContext(ReindexModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const counts = await app.get(ReindexSearch).run();
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  await app.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`search:reindex failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
