import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const boundary = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const frameworks = ['@nestjs/*', 'mongoose', 'mongodb', 'ioredis', 'amqplib', 'meilisearch'];
// Of two entries that fit a file the later one counts, alone: each says again what the ones before it say.
const onlyByIndex = { group: ['@noillin/*/*'], message: "A package's index.ts is its only importable face." };
const noApplications = {
  group: ['**/apps/**', '@noillin/local'],
  message: 'Libraries never import applications or the local platform.',
};

export default tseslint.config(
  {
    ignores: ['libs/sdk/src/generated/**', '**/dist/**', '**/node_modules/**', '.noillin/**', 'coverage/**'],
  },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['test/jest/**/*.cjs'],
    languageOptions: { globals: globals.jest },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      // process.env is read in one place only: libs/config.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read configuration through @noillin/config.' },
      ],
    },
  },
  // Boundaries. Undeclared packages are refused by pnpm itself; these say which packages must never be declared.
  boundary(['apps/*/src/**/*.ts'], onlyByIndex),
  boundary(['libs/**/*.ts'], onlyByIndex, noApplications),
  boundary(['libs/{contracts,ical,optimizer,scheduling,utils}/src/**/*.ts'], onlyByIndex, noApplications, {
    group: frameworks,
    message: 'Pure packages import no framework and no driver.',
  }),
  boundary(['libs/sdk/src/**/*.ts'], noApplications, {
    group: ['@noillin/*', ...frameworks],
    message: 'The client runs in browsers, and away from the platform.',
  }),
  boundary(['apps/realtime/**/*.ts'], onlyByIndex, {
    group: ['mongoose', '@nestjs/mongoose', '@noillin/mongo'],
    message: 'Realtime owns no database: it asks core-api.',
  }),
  {
    files: [
      'libs/config/src/**/*.ts',
      'infra/**/*.ts',
      'bench/**/*.ts',
      'test/**/*.ts',
      '**/*.integration.ts',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['infra/**/*.ts', 'bench/**/*.ts', 'infra/**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.integration.ts', 'test/**/*.ts'],
    languageOptions: { globals: globals.jest },
    // Jest's asymmetric matchers (expect.any, expect.objectContaining) are typed `any`.
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  prettier,
);
