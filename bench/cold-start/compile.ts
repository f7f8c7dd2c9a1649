import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

/** Compiles a file ahead of time, as the services are: a start that is measured must not include a compiler's. @returns the script */
export function compile(source: string): string {
  const script = join(dirname(source), 'dist', basename(source).replace(/\.ts$/, '.js'));
  const { code } = transformFileSync(source, {
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  });
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, code);
  return script;
}
