// Jest on Node 20 cannot require() ES modules, and Nest 12 and others ship nothing else: turn ESM-only packages
// into CommonJS and leave CommonJS packages as they are.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const swc = require('@swc/jest').createTransformer({
  jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
  module: { type: 'commonjs' },
  swcrc: false,
});

const moduleTypes = new Map();
function moduleType(directory) {
  const known = moduleTypes.get(directory);
  if (known) return known;
  const manifest = join(directory, 'package.json');
  const parent = dirname(directory);
  const found = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')).type ?? 'commonjs')
    : parent === directory
      ? 'commonjs'
      : moduleType(parent);
  moduleTypes.set(directory, found);
  return found;
}
const isEsm = (file) =>
  file.endsWith('.mjs') || (file.endsWith('.js') && moduleType(dirname(file)) === 'module');

module.exports = {
  process: (source, file, options) => (isEsm(file) ? swc.process(source, file, options) : { code: source }),
  getCacheKey: (source, file, options) => swc.getCacheKey(source, file, options) + (isEsm(file) ? 'e' : 'c'),
};
