// Four projects: `unit` needs nothing, `integration` needs the backing servers, `e2e` and `drills` need the whole
// platform behind NGINX. `npm test` brings up what each needs; see infra/local.
const { readFileSync } = require('node:fs');
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
// For editors; the compiler refuses it.
delete swc.$schema;

const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  modulePathIgnorePatterns: ['<rootDir>/.noillin/', '/dist/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
    '^.+\\.m?js$': `${__dirname}/test/jest/esm-to-cjs.cjs`,
  },
  transformIgnorePatterns: [],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@noillin/local$': '<rootDir>/infra/local/src/index.ts',
    '^@noillin/(documentdb-gateway|meilisearch-lite)$': '<rootDir>/infra/local/$1/src/index.ts',
    '^@noillin/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  setupFiles: [`${__dirname}/test/jest/setup.cjs`],
  ...extra,
});

const patient = { setupFilesAfterEnv: [`${__dirname}/test/jest/patient.cjs`] };

module.exports = {
  // What a test file leaves in memory stays there: a hundred files in one process reached 4.5 GB, near Node's limit, and pauses of
  // seconds. A worker is renewed after a file that leaves it with more than this; with a limit, tests never run in Jest's own process.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', [
      `{apps,libs}/*/src/**/*.spec.ts`,
      `infra/local/src/**/*.spec.ts`,
      `infra/local/*/src/**/*.spec.ts`,
    ]),
    project(
      'integration',
      [
        `{apps,libs}/*/src/**/*.integration.ts`,
        `infra/local/src/**/*.integration.ts`,
        `infra/local/*/src/**/*.integration.ts`,
      ],
      {
        setupFiles: [`${__dirname}/test/jest/setup.cjs`, `${__dirname}/test/jest/require-test-database.cjs`],
        ...patient,
      },
    ),
    project('e2e', ['test/e2e/**/*.e2e.ts'], { setupFilesAfterEnv: [`${__dirname}/test/jest/patience.cjs`] }),
    project('drills', ['test/drills/**/*.drill.ts'], {
      setupFilesAfterEnv: [`${__dirname}/test/jest/patience.cjs`],
    }),
  ],
};
