// Lets a test start a process of our TypeScript without a build: `node -r test/jest/run-typescript.cjs file.ts`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const swc = require('@swc/core');

const root = resolve(__dirname, '../..');
const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
// For editors; the compiler refuses it.
delete options.$schema;

Module._extensions['.ts'] = (module, filename) => {
  const { code } = swc.transformFileSync(filename, {
    ...options,
    swcrc: false,
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const library = /^@noillin\/([a-z-]+)$/.exec(request);
  return library
    ? join(root, 'libs', library[1], 'src/index.ts')
    : resolveFilename.call(this, request, ...rest);
};
require('reflect-metadata');
