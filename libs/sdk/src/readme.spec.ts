import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../../..');
const FOLDER = join(__dirname, 'examples');
const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

const examples = new Map(
  [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ''], index) => [
    join(FOLDER, `example-${index + 1}.ts`),
    `${code}\nexport {};\n`,
  ]),
);

/** What the compiler says of files that are only here. */
const complaints = (): string[] => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (file) =>
    readFileSync(file, 'utf8'),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noEmit: true,
      incremental: false,
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      module: 'preserve',
      moduleResolution: 'bundler',
      paths: { '@noillin/sdk': ['./libs/sdk/src/index.ts'] },
    },
    ROOT,
  );
  const host = ts.createCompilerHost(options);
  const [exists, read] = [host.fileExists.bind(host), host.readFile.bind(host)];
  host.fileExists = (file) => examples.has(file) || exists(file);
  host.readFile = (file) => examples.get(file) ?? read(file);
  const program = ts.createProgram([...examples.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

describe('the examples of the README', () => {
  it('compile', () => {
    expect(examples.size).toBeGreaterThan(5);
    expect(complaints()).toEqual([]);
  }, 60_000);
});
