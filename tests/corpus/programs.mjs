#!/usr/bin/env node
// How well rules tell wrong programs from right ones.
//
//   node tests/corpus/programs.mjs programs.json [--family logic | --rules a,b] [--preset strict] [--list]
//
// The file holds `[{ label, task, model, code }]`; a label that ends in "pass" means that the program passes its tests.
// Balanced precision: the share of wrong programs among those that are reported, were there as many wrong ones as right ones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string', default: 'logic' },
    rules: { type: 'string' },
    preset: { type: 'string', default: 'recommended' },
    list: { type: 'boolean', default: false },
    plugin: { type: 'string', default: path.join(import.meta.dirname, '../../dist/index.js') },
  },
});
const [file] = positionals;
if (!file) throw new Error('Which file of programs?');
const programs = JSON.parse(fs.readFileSync(file, 'utf8'));
const { default: grounded } = await import(path.resolve(options.plugin));

const wanted = ([id]) => {
  const name = id.replace('grounded/', '');
  return options.rules ? options.rules.split(',').includes(name) : grounded.rules[name]?.meta.docs.family === options.family;
};
const config = grounded.configs[options.preset].map(part => (part.rules ? { ...part, rules: Object.fromEntries(Object.entries(part.rules).filter(wanted)) } : part));

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'programs-'));
try {
  fs.writeFileSync(path.join(directory, 'package.json'), '{ "type": "module" }');
  fs.writeFileSync(path.join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'ES2022', module: 'NodeNext', noEmit: true, skipLibCheck: true, types: [] }, include: ['*.ts'] }));
  programs.forEach(({ code }, i) => fs.writeFileSync(path.join(directory, `p${i}.ts`), code));
  const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: config, allowInlineConfig: false });
  const results = await eslint.lintFiles(['*.ts']);

  const isRight = index => programs[index].label.endsWith('pass');
  const total = { right: programs.filter(({ label }) => label.endsWith('pass')).length, wrong: 0 };
  total.wrong = programs.length - total.right;
  const reported = new Map();
  for (const { filePath, messages } of results) {
    const index = Number(path.basename(filePath).slice(1, -3));
    for (const { ruleId, line, message } of messages) {
      if (options.list) console.log(`${isRight(index) ? 'right' : 'wrong'} p${index}:${line} ${ruleId ?? 'parse error'} ${message}\n      ${programs[index].code.split('\n')[line - 1].trim()}`);
      for (const name of [ruleId ?? 'parse error', 'any of them']) reported.set(name, (reported.get(name) ?? new Set()).add(index));
    }
  }
  for (const [name, indexes] of reported) {
    const right = [...indexes].filter(isRight).length;
    const wrong = indexes.size - right;
    const [shareWrong, shareRight] = [wrong / total.wrong, right / total.right];
    console.log(`${name}: ${wrong} of ${total.wrong} wrong, ${right} of ${total.right} right, balanced precision ${(shareWrong / (shareWrong + shareRight)).toFixed(2)}`);
  }
  if (reported.size === 0) console.log('nothing reported');
} finally {
  fs.rmSync(directory, { recursive: true });
}
