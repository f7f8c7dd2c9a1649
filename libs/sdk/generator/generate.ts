import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Document } from './document';
import { renderRoutes } from './render-routes';
import { renderTypes } from './render-types';

const FOLDER = join(__dirname, '../src/generated');
const HEADER = '// Generated from the OpenAPI document by `pnpm sdk:generate`; not to be edited.\n';

const render = async (document: Document): Promise<Record<string, string>> => ({
  'api.ts': await renderTypes(document),
  'routes.ts': renderRoutes(document),
});

/** Words may be behind for a while; types may not. */
const withoutComments = (code: string): string =>
  code.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');

const stored = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Writes the generated part of the client, or with `--check` says whether it is what the document asks for. */
const generate = async ([source, mode]: readonly string[]): Promise<void> => {
  if (!source) throw new Error('Say which OpenAPI document to read');
  const files = await render(JSON.parse(readFileSync(source, 'utf8')) as Document);
  const stale: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const file = join(FOLDER, name);
    const style = await resolveConfig(file);
    const content = await format(HEADER + text, { ...style, parser: 'typescript' });
    if (mode !== '--check') writeFileSync(file, content);
    else if (withoutComments(stored(file)) !== withoutComments(content)) stale.push(name);
  }
  if (stale.length > 0)
    throw new Error(`${stale.join(', ')} of libs/sdk/src/generated out of date: pnpm sdk:generate`);
};

generate(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
