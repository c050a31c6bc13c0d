// Uses the example in a module several times and prints what is left of it: node --expose-gc run.mjs MODULE DRIVER
import { drivers } from './drivers.mjs';

const [, , modulePath, name] = process.argv;
const { prepare, use, uses, left } = drivers[name];
const world = (await prepare?.()) ?? {};
const example = await import(modulePath);
const before = await left(world);
for (let i = 0; i < uses; i++) await use(example, world, i);
console.log(JSON.stringify({ uses, left: (await left(world)) - before }));
// What has leaked would keep the process alive.
process.exit(0);
