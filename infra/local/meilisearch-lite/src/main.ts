#!/usr/bin/env node
import { optionsFromEnvironment } from './options';
import { createServer } from './server';

/** Runs until SIGTERM or SIGINT; prints one line when it listens. */
async function main(): Promise<void> {
  const server = await createServer(optionsFromEnvironment(process.env));
  const url = await server.listen();
  process.stdout.write(`meilisearch-lite listening on ${url}\n`);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= server.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(error: unknown): void {
  process.stderr.write(`meilisearch-lite: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
