import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { unconnectedDocument } from './docs/unconnected-document';

/** Writes the OpenAPI document to the file that is named, needing no server: `node dist/openapi.js <file>`. */
const write = async ([file]: readonly string[]): Promise<void> => {
  if (!file) throw new Error('Say which file to write');
  writeFileSync(file, JSON.stringify(await unconnectedDocument()));
};

write(process.argv.slice(2)).then(
  // Modules open timers and pools even where nothing is started.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`No document: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
