#!/usr/bin/env node
import { settingsFromEnvironment } from './options';
import { createGateway } from './server';

async function main(): Promise<void> {
  const settings = settingsFromEnvironment(process.env);
  const gateway = createGateway(settings);
  const { port } = await gateway.listen();
  console.log(`documentdb-gateway listening on ${settings.host ?? '127.0.0.1'}:${port}`);
  const stop = () => void gateway.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(`documentdb-gateway cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
