import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import grounded from './dist/index.js';

/** Who may import whom. A folder may import from itself and from the folders listed here; nothing imports upwards. */
const MAY_IMPORT = {
  rules: ['analyses', 'types', 'modules', 'project', 'report'],
  analyses: ['flow', 'types', 'modules', 'project', 'catalogue'],
  flow: [],
  types: ['catalogue/schema'],
  modules: ['types'],
  project: ['types', 'modules'],
  catalogue: [],
  report: ['types'],
  parser: [],
  configs: ['rules'],
  cli: ['configs', 'modules', 'parser', 'rules'],
};
const FOLDERS = Object.keys(MAY_IMPORT);
const WITHOUT_ESLINT = ['flow', 'types', 'modules', 'project', 'catalogue', 'report'];

const layers = FOLDERS.map(folder => ({
  name: `layers/${folder}`,
  files: [`src/${folder}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', {
      patterns: [
        ...FOLDERS.filter(other => other !== folder && !MAY_IMPORT[folder].includes(other)).map(other => ({
          regex: `^\\.\\./(?:\\.\\./)*${other}/${MAY_IMPORT[folder].some(allowed => allowed.startsWith(`${other}/`)) ? '(?!schema\\.js$)' : ''}`,
          message: `${folder}/ may import only from: ${MAY_IMPORT[folder].join(', ') || 'nothing'}.`,
        })),
        ...(WITHOUT_ESLINT.includes(folder) ? [{ regex: '^(eslint|@typescript-eslint)', message: `${folder}/ knows TypeScript, not ESLint.` }] : []),
        ...(folder === 'analyses' ? [{ regex: '^(eslint|@typescript-eslint)', allowTypeImports: true, message: 'analyses/ may use types of ESLint only.' }] : []),
        ...(folder === 'rules' ? [{ regex: '^\\./(?!create-rule|index)', message: 'A rule does not import another rule; share an analysis.' }] : []),
      ],
    }],
  },
}));

export default defineConfig([
  { ignores: ['dist', 'tests/fixtures', 'examples', '.corpus', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.ts'], extends: [tseslint.configs.strict] },
  { files: ['src/rules/**/*.ts'], extends: [eslintPlugin.configs.recommended] },
  ...grounded.configs.all,
  ...layers,
  { files: ['src/rules/index.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
]);
