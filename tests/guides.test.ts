import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtPlugin, projectWithPlugin, root, runNode } from './support/package.js';

const guidesDir = path.join(root, 'docs/guides');

/** Commands that are not run here, and why. */
const NOT_RUN: Record<string, string> = {
  'npm ci': 'needs the registry',
  'npm install --save-dev @microsoft/eslint-formatter-sarif': 'needs the registry; the test project has it installed',
  'npm install --save-dev eslint-formatter-gitlab': 'needs the registry; the test project has it installed',
  'npm install --save-dev vue-eslint-parser @typescript-eslint/parser': 'needs the registry; the test project has them installed',
  'npm install --save-dev svelte-eslint-parser @typescript-eslint/parser': 'needs the registry; the test project has them installed',
  'npm install --global vscode-langservers-extracted': 'needs the registry, and would change the machine',
  'npm install --save-dev eslint typescript eslint-plugin-grounded': 'needs the registry; the test project has it installed',
};

/** Commands that find something in the test project, and say so with exit code 1. */
const FINDS = /^npx (?:eslint(?: --format \S+)?(?: --output-file \S+)? (?:\.|src)|grounded src)$/;

interface Fence {
  readonly language: string;
  readonly file: string | undefined;
  readonly content: string;
}

/** The fenced blocks of a page, in order, without the indentation that a list gives them. */
function fencesOf(page: string): Fence[] {
  return [...page.matchAll(/^( *)```(\w+)([^\n]*)\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', language = '', info = '', content = '']) => ({
    language,
    file: /file="([^"]+)"/.exec(info)?.[1],
    content: content.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

const commandsIn = ({ content }: Fence): string[] => content.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'));

/** A committed project with one finding in a critical folder and one elsewhere, in which the plugin is installed. */
function project(): string {
  const directory = projectWithPlugin(
    {
      'package.json': '{ "name": "project", "private": true, "type": "module" }',
      'eslint.config.js': "import grounded from 'eslint-plugin-grounded';\n\nexport default [...grounded.configs.recommended];\n",
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "nodenext", "types": [] }, "include": ["src"] }',
      '.gitignore': 'node_modules\n',
      'src/good.ts': 'export const one = [1].length;\n',
      'src/old.ts': 'export const text = (String(1) as any).strip();\n',
      'src/payments/charge.ts': '/* eslint-disable */\nexport const amounts = [1];\n(amounts as any).append(2); // eslint-disable-line\n',
    },
    { eslint: 'eslint' },
  );
  const bin = path.join(directory, 'node_modules/.bin');
  fs.mkdirSync(bin);
  fs.symlinkSync('../eslint/bin/eslint.js', path.join(bin, 'eslint'));
  fs.symlinkSync('../eslint-plugin-grounded/dist/cli/bin.js', path.join(bin, 'grounded'));
  fs.chmodSync(path.join(directory, 'node_modules/eslint-plugin-grounded/dist/cli/bin.js'), 0o755);
  run(directory, 'git init --quiet --initial-branch main && git add . && git commit --quiet --message "Start"');
  return directory;
}

function run(directory: string, command: string): { status: number | null; output: string } {
  const identity = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: directory, encoding: 'utf8', env: { PATH, HOME, NO_COLOR: '1', npm_config_offline: 'true', ...identity } });
  return { status, output: stdout + stderr };
}

/** Does what a page says, from top to bottom: writes the files that it shows, runs its commands. */
function follow(page: string, directory: string, before: (command: string) => void = () => undefined): void {
  for (const fence of fencesOf(page)) {
    if (fence.file !== undefined) {
      fs.mkdirSync(path.dirname(path.join(directory, fence.file)), { recursive: true });
      fs.writeFileSync(path.join(directory, fence.file), fence.content);
    } else if (fence.language === 'sh') {
      for (const command of commandsIn(fence)) {
        if (command in NOT_RUN) continue;
        before(command);
        const { status, output } = run(directory, command);
        expect(status, `${command}\n${output}`).toBe(FINDS.test(command) && !fs.existsSync(path.join(directory, 'eslint-suppressions.json')) ? 1 : 0);
      }
    }
  }
}

const read = (name: string): string => fs.readFileSync(path.join(guidesDir, name), 'utf8');

describe('every command of the guides runs', { timeout: 300_000 }, () => {
  it('ci.md', () => {
    const directory = project();
    follow(read('ci.md'), directory, command => {
      // A baseline is only pruned when there is less than it says.
      if (command.includes('--prune')) fs.writeFileSync(path.join(directory, 'src/old.ts'), 'export const text = String(1).trim();\n');
    });
    const sarif = JSON.parse(fs.readFileSync(path.join(directory, 'eslint.sarif'), 'utf8')) as { version: string; runs: { results: { ruleId: string; suppressions?: unknown[] }[] }[] };
    expect(sarif.version).toBe('2.1.0');
    // What a comment of the source suppresses is in the file as well, marked as such.
    expect(sarif.runs[0]?.results.filter(result => !result.suppressions?.length).map(result => result.ruleId)).toEqual(['grounded/no-unknown-member']);
    expect(JSON.parse(fs.readFileSync(path.join(directory, 'eslint-suppressions.json'), 'utf8'))).toEqual({});

    // The hook that the page installs stops a commit with a finding, and lets one without pass.
    fs.writeFileSync(path.join(directory, 'src/new.ts'), 'export const list = [1];\n(list as any).append(2);\n');
    expect(run(directory, 'git add src && git commit --message "Add a list"')).toMatchObject({ status: 1, output: expect.stringContaining('Did you mean `push`?') });
    fs.writeFileSync(path.join(directory, 'src/new.ts'), 'export const list = [1];\nlist.push(2);\n');
    expect(run(directory, 'git add src && git commit --message "Add a list"').status).toBe(0);
  });

  it('critical-paths.md', () => {
    const directory = project();
    fs.rmSync(path.join(directory, 'src/old.ts'));
    follow(read('critical-paths.md'), directory, command => {
      if (command.includes('--suppress-rule')) {
        // No comment of the file helps it; the list does.
        expect(run(directory, 'npx eslint src/payments').output).toMatch(/3:\d+ +error +`append` does not exist/);
      }
      if (command.includes('--prune')) {
        expect(run(directory, 'npx eslint src/payments --quiet').status).toBe(0);
        fs.writeFileSync(path.join(directory, 'src/payments/charge.ts'), 'export const amounts = [1];\namounts.push(2);\n');
        expect(run(directory, 'npx eslint src/payments').status).toBe(2);
      }
    });
    expect(JSON.parse(fs.readFileSync(path.join(directory, 'eslint-suppressions.json'), 'utf8'))).toEqual({});
  });

  it('editors.md', () => {
    const directory = project();
    follow(read('editors.md'), directory);
    const config = run(directory, 'npx eslint --print-config src/good.ts').output;
    expect(config).toContain('"grounded/no-unknown-member"');
    // The jsconfig.json that the page shows makes a project of JavaScript files.
    fs.rmSync(path.join(directory, 'tsconfig.json'));
    fs.writeFileSync(path.join(directory, 'src/plain.js'), "import { one } from './good.ts';\n[one].append(2);\n");
    expect(run(directory, 'npx eslint src/plain.js').output).toMatch(/2:7 +error +`append` does not exist on `number\[\]`/);
  });

  it('components.md', () => {
    const directory = project();
    const page = fencesOf(read('components.md')).filter(fence => fence.file === 'eslint.config.js');
    const components = { vue: '<script setup lang="ts">\nconst list = [1];\n(list as any).append(2);\n</script>\n', svelte: '<script lang="ts">\nconst list = [1];\n(list as any).append(2);\n</script>\n' };
    fs.writeFileSync(path.join(directory, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "types": [] }, "include": ["src", "src/**/*.vue", "src/**/*.svelte"] }');
    expect(page.length).toBe(Object.keys(components).length);
    Object.entries(components).forEach(([extension, code], index) => {
      fs.writeFileSync(path.join(directory, `src/List.${extension}`), code);
      fs.writeFileSync(path.join(directory, 'eslint.config.js'), page[index]?.content ?? '');
      expect(run(directory, `npx eslint src/List.${extension} src/old.ts`).output).toMatch(/3:\d+ +error +`append` does not exist on `number\[\]`[\s\S]*`strip` does not exist/);
    });
  });

  it('strict.md', () => {
    const directory = project();
    follow(read('strict.md'), directory);
    fs.writeFileSync(path.join(directory, 'src/new.ts'), '[10, 9].sort();\nexport const all = [1].map(one => { one; });\n');
    expect(run(directory, 'npx eslint src/new.ts src/old.ts').output).toMatch(/require-array-sort-compare[\s\S]*array-callback-return[\s\S]*grounded\/no-unknown-member/);
  });

  it('no guide is left out, and nothing is listed that no page says', () => {
    expect(fs.readdirSync(guidesDir).sort()).toEqual(['ci.md', 'components.md', 'critical-paths.md', 'editors.md', 'strict.md']);
    const pages = [...fs.readdirSync(guidesDir).map(read), fs.readFileSync(path.join(root, 'README.md'), 'utf8')];
    const commands = pages.flatMap(fencesOf).filter(fence => fence.language === 'sh').flatMap(commandsIn);
    expect(Object.keys(NOT_RUN).filter(command => !commands.includes(command))).toEqual([]);
  });

  it('what the workflows run is said, and so tested, in a block of the same page', () => {
    for (const page of fs.readdirSync(guidesDir).map(read)) {
      const fences = fencesOf(page);
      const said = new Set(fences.filter(fence => fence.language === 'sh').flatMap(commandsIn));
      const workflows = fences.filter(fence => fence.language === 'yaml').flatMap(fence => fence.content.split('\n'));
      const runs = workflows.flatMap(line => /^ *- (?:run: )?(np[mx] .*)$/.exec(line)?.[1] ?? []);
      expect(runs.filter(command => !said.has(command))).toEqual([]);
    }
  });
});

describe('README.md', { timeout: 300_000 }, () => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  /** Versions and counts of what happens to be installed. */
  const withoutVersions = (text: string): string => text.replace(/\d+(?:\.\d+)*/g, 'N');

  it('shows what the demo really prints', () => {
    const shown = fencesOf(readme).find(fence => fence.language === 'text' && fence.content.includes('examples/llm-service/'))?.content ?? '';
    const { stdout } = runNode(builtPlugin(), ['dist/cli/bin.js', 'examples/llm-service']);
    const printed = withoutVersions(stdout).split('\n');
    const lines = withoutVersions(shown).split('\n').filter(line => line !== '' && line !== '…');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(printed).toContain(line);
  });

  it('has a config that works', () => {
    const directory = project();
    const config = fencesOf(readme).find(fence => fence.content.startsWith('// eslint.config.js\n'))?.content ?? '';
    expect(config.trimEnd().split('\n').filter(line => line !== '').length).toBeLessThanOrEqual(5);
    fs.writeFileSync(path.join(directory, 'eslint.config.js'), config);
    expect(run(directory, 'npx eslint src/old.ts').output).toMatch(/`strip` does not exist/);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const commands = fencesOf(readme).filter(fence => fence.language === 'sh').flatMap(commandsIn);
    const known = commands.filter(command => command in NOT_RUN || /^(?:git clone|cd) /.test(command) || (scripts[/^npm (?:run )?(\w+)/.exec(command)?.[1] ?? ''] ?? '') !== '' || /^npx grounded\b/.test(command));
    expect(known).toEqual(commands);
  });

  it('links to pages that are there', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', ...fs.readdirSync(guidesDir).map(name => `docs/guides/${name}`)]) {
      const links = [...fs.readFileSync(path.join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
      expect(links.filter(target => !fs.existsSync(path.join(root, path.dirname(page), target)))).toEqual([]);
    }
  });
});
