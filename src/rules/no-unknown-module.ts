import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { missingModules, undeclaredPackages, type MissingModule } from '../analyses/missing-modules.js';
import type { Declarations } from '../modules/declared.js';
import { packagesOf } from '../modules/environment.js';
import { patternMatcher } from '../modules/glob.js';
import { didYouMean } from '../report/did-you-mean.js';
import { nearestPackages, nearestSpecifiers } from '../report/nearest-module.js';
import { createRule } from './create-rule.js';

type MessageIds = MissingModule['reason'] | 'undeclared' | 'replace';
type Options = [{ readonly ignore?: readonly string[]; readonly undeclared?: boolean }?];

const MAX_MANIFESTS = 3;

export default createRule<MessageIds, Options>({
  name: 'no-unknown-module',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow importing modules that cannot be found',
      family: 'existence',
      recommended: 'recommended',
      requiresTypeChecking: true,
      strictOptions: [{ undeclared: true }],
    },
    hasSuggestions: true,
    messages: {
      unknownPackage: '`{{name}}` is not known here: it is not declared in {{manifests}}, and no node_modules folder above this file has it.{{hint}}',
      undeclared: '`{{name}}` is installed in {{directory}}, but not declared in {{manifests}}: it is there only as long as another package needs it.',
      unknownSubpath: '{{package}} has no `{{specifier}}`: {{evidence}}.{{hint}}',
      unknownImport: '`{{specifier}}` is none of the {{count}} `imports` of {{manifest}}.{{hint}}',
      unknownFile: '`{{specifier}}` does not exist: {{evidence}}.{{hint}}',
      unknownBuiltin: '`{{specifier}}` is not built into Node: neither Node {{version}} nor the installed types know it.{{hint}}',
      notInstalled: 'None of the {{count}} packages that {{manifest}} declares is installed, so nothing is known of what is imported from them. Install them first; this is said once.',
      replace: 'Replace `{{name}}` with `{{real}}`.',
    },
    schema: [
      {
        type: 'object',
        description: 'What to leave alone, and what to report beside modules that are nowhere.',
        properties: {
          ignore: { type: 'array', description: 'Modules that are not looked for: globs, or regular expressions between slashes.', items: { type: 'string' }, uniqueItems: true },
          undeclared: { type: 'boolean', description: 'Report packages that are installed but declared in no package.json above the file.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
  },
  create(context, pass, [options]) {
    const isIgnored = patternMatcher(options?.ignore ?? []);
    const { sourceCode } = context;
    const root = packagesOf(pass.sourceFile.fileName)[0]?.directory ?? path.dirname(pass.sourceFile.fileName);
    /** Paths in messages start from the folder of the nearest package.json, whatever folder ESLint runs in. */
    const shown = (file: string): string => path.relative(root, file).split(path.sep).join('/') || '.';

    const manifests = ({ packages }: Declarations): string => {
      const files = packages.slice(0, MAX_MANIFESTS).map(({ directory }) => shown(path.join(directory, 'package.json')));
      return files.join(' or ') + (packages.length > MAX_MANIFESTS ? ' or those above' : '');
    };

    const report = (specifier: ts.StringLiteralLike, messageId: MessageIds, data: Record<string, string>, candidates: readonly string[] = []): void => {
      context.report({
        loc: { start: sourceCode.getLocFromIndex(specifier.getStart()), end: sourceCode.getLocFromIndex(specifier.getEnd()) },
        messageId,
        data: { ...data, hint: didYouMean(candidates) },
        suggest: candidates.map((real): TSESLint.SuggestionReportDescriptor<MessageIds> => ({
          messageId: 'replace',
          data: { name: specifier.text, real },
          fix: fixer => fixer.replaceTextRange([specifier.getStart() + 1, specifier.getEnd() - 1], real),
        })),
      });
    };

    const reportMissing = (missing: MissingModule): void => {
      const { specifier } = missing.reference;
      const { text } = specifier;
      switch (missing.reason) {
        case 'unknownPackage': {
          const names = nearestPackages(missing.name, missing.declarations.names);
          return report(specifier, 'unknownPackage', { name: missing.name, manifests: manifests(missing.declarations) }, names.map(name => name + text.slice(missing.name.length)));
        }
        case 'unknownSubpath':
          return report(specifier, 'unknownSubpath', { specifier: text, package: nameAndVersion(missing.package.json), evidence: subpathEvidence(missing) }, nearestSpecifiers(text, missing.candidates));
        case 'unknownImport': {
          const manifest = shown(path.join(missing.package.directory, 'package.json'));
          return report(specifier, 'unknownImport', { specifier: text, manifest, count: String(missing.candidates.length) }, nearestSpecifiers(text, missing.candidates));
        }
        case 'unknownFile': {
          const near = nearestSpecifiers(text, missing.candidates);
          const isOtherCase = near[0]?.toLowerCase() === text.toLowerCase();
          const real = [...new Set(isOtherCase ? near.slice(0, 1) : [...missing.elsewhere, ...near])].slice(0, 3);
          return report(specifier, 'unknownFile', { specifier: text, evidence: fileEvidence(missing.target) }, real);
        }
        case 'unknownBuiltin':
          return report(specifier, 'unknownBuiltin', { specifier: text, version: process.versions.node }, nearestPackages(text, missing.candidates));
        case 'notInstalled':
          return report(specifier, 'notInstalled', { manifest: shown(path.join(missing.package.directory, 'package.json')), count: String(missing.count) });
      }
    };

    const fileEvidence = (target: string): string => {
      const folder = shown(path.dirname(target));
      return `there is no file of that name, with whatever extension, ${folder === '.' ? 'beside package.json' : `in ${folder}`}`;
    };

    return {
      Program() {
        for (const missing of missingModules(pass)) {
          if (isIgnored(missing.reference.specifier.text) || (missing.compilerSees && pass.settings.compilerErrors === 'ignore')) continue;
          reportMissing(missing);
        }
        if (!options?.undeclared) return;
        for (const { reference, name, directory, declarations } of undeclaredPackages(pass)) {
          if (!isIgnored(reference.specifier.text)) report(reference.specifier, 'undeclared', { name, directory: shown(directory), manifests: manifests(declarations) });
        }
      },
    };
  },
});

function subpathEvidence({ package: pkg, candidates, isPresent }: Extract<MissingModule, { reason: 'unknownSubpath' }>): string {
  if (pkg.json.exports === undefined) return 'there is no such file in its folder';
  const exported = candidates.length ? `its package.json exports ${candidates.length} other ${candidates.length === 1 ? 'subpath' : 'subpaths'}` : 'its package.json exports no subpaths';
  return isPresent ? `the file is there, but its package.json does not export it` : exported;
}

function nameAndVersion({ name, version }: { readonly name?: string; readonly version?: string }): string {
  return [name, version].filter(Boolean).join(' ');
}
