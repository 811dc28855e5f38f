import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const frameworks = ['@nestjs/*', 'pg', 'typeorm', 'kafkajs', 'bullmq', 'ioredis', 'fastify', 'react', 'node:*'];

/** Who may import whom. Every project carries one `type:` and one `scope:` tag; see docs/adr/0001-one-house.md. */
const boundaries = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:kernel'], bannedExternalImports: frameworks },
  // A policy is tried on the very decisions the services take, so this one library sees the pure halves of two of them.
  {
    sourceTag: 'type:rehearsal',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:domain'],
    bannedExternalImports: frameworks,
  },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:kernel', 'type:contract', 'type:platform'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:kernel', 'type:tool'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:domain', 'type:rehearsal', 'type:contract', 'type:platform', 'type:kernel'],
  },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contract'] },
  {
    sourceTag: 'type:system-spec',
    // The house in one process, too: its clock can be set by hand there.
    onlyDependOnLibsWithTags: [
      'type:composition',
      'type:contract',
      'type:platform',
      'type:kernel',
      'type:testing',
      'type:tool',
    ],
  },
  { sourceTag: 'type:composition', onlyDependOnLibsWithTags: ['*'] },
  ...['intake', 'sla-timer', 'feedback', 'console'].map((service) => ({
    sourceTag: `scope:${service}`,
    onlyDependOnLibsWithTags: [`scope:${service}`, 'scope:shared'],
  })),
  { sourceTag: 'scope:routing', onlyDependOnLibsWithTags: ['scope:routing', 'scope:rehearsal', 'scope:shared'] },
  {
    sourceTag: 'scope:rehearsal',
    onlyDependOnLibsWithTags: ['scope:routing', 'scope:sla-timer', 'scope:shared'],
  },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'scope:all', onlyDependOnLibsWithTags: ['*'] },
];
/** Specs, and what they share in `src/given`, may also use the real servers and fixed clocks of `testing`. */
const boundariesInSpecs = boundaries.map((rule) =>
  ['type:app', 'type:platform'].includes(rule.sourceTag)
    ? { ...rule, onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'type:testing'] }
    : rule,
);
const moduleBoundaries = (depConstraints) => [
  'error',
  { enforceBuildableLibDependency: false, allow: [], depConstraints, banTransitiveDependencies: false },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.redress/**',
      '**/*.mjs',
      '**/*.js',
      '**/*.cjs',
      '**/vite.config.ts',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['apps/*/tsconfig.spec.json', 'libs/*/tsconfig.spec.json', 'libs/*/domain/tsconfig.spec.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': moduleBoundaries(boundaries),
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/business-time/src/**', 'libs/decider/src/**', 'libs/*/domain/src/**', 'libs/rehearsal/src/**'],
    ignores: ['**/*.spec.ts', '**/spec-support.ts', 'libs/business-time/src/reference/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The business decides without the machine.' }] },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Configuration arrives as a parameter.' },
        { name: 'setTimeout', message: 'Waiting belongs to the edge.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The present arrives with the command.' },
        { object: 'Math', property: 'random', message: 'The same command gives the same events.' },
      ],
    },
  },
  { files: ['apps/console/src/**'], ...reactHooks.configs.flat.recommended },
  {
    files: ['apps/console/src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./[a-z]', message: 'Rooms do not import each other; they meet in the shell.' }] },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'apps/*/src/given/**'],
    rules: { '@nx/enforce-module-boundaries': moduleBoundaries(boundariesInSpecs) },
  },
);
