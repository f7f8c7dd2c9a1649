import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { environmentName, readEnvFile } from '@noillin/config';
import { refuseProduction } from './seed/refuse-production';
import { SeedDatabase } from './seed/seed-database';
import { SeedModule } from './seed/seed.module';

/** Fills an empty database with demo data; the last line says in JSON what became of it. */
const seed = async (): Promise<void> => {
  readEnvFile();
  refuseProduction(environmentName(), process.argv.slice(2));
  const context = await NestFactory.createApplicationContext(SeedModule.forRoot(), {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  try {
    process.stdout.write(`${JSON.stringify(await context.get(SeedDatabase).execute())}\n`);
  } finally {
    await context.close();
  }
};

seed().catch((error: unknown) => {
  process.stderr.write(`The seed failed: ${error instanceof Error ? error.message : String(error)}\n`);
  // Not process.exitCode: a context that failed half-way keeps its connections, and with them the process.
  process.exit(1);
});
