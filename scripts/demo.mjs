// Lints a project, or examples/llm-service when none is named: `npm run demo -- ../some/project`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, install, root } from './prepare.mjs';

const example = path.join(root, 'examples/llm-service');
const args = process.argv.slice(2);

install();
if (args.length === 0) install(example);
build();

// npm runs scripts in the folder of package.json; paths are meant from where the user stands.
const cwd = args.length === 0 ? root : (process.env.INIT_CWD ?? process.cwd());
const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli/bin.js'), ...(args.length === 0 ? [example] : args)], { cwd, stdio: 'inherit' });
// Findings are what the demo is for; only a failure is one.
process.exit(status === 1 ? 0 : (status ?? 2));
