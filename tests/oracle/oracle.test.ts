import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { obligationsIn } from '../analyses/program.js';
import { generateBody } from './generate.js';
import { walkAllPaths } from './walk.js';

/** `npm run oracle` takes all of them, `npm test` a sample. */
const FUNCTIONS = process.env['ORACLE'] === 'all' ? 10_000 : 300;
const FIRST_SEED = 20_261_125;

const PREAMBLE = `
interface Handle { close(): void; read(): void }
/** @mustRelease close */
declare function open(): Handle;
/** @mustRelease close */
declare function openLater(): Promise<Handle>;
declare function w(): Promise<void>;
declare function c(): boolean;
declare function n(): number;
declare function xs(): unknown[];
declare function quiet(): void;
declare function keep(value: unknown): void;
`;

type Verdict = 'leaks' | 'leaksOnThrow' | 'clean';

/** What the analysis says of each body, all of them in one program. */
function analysed(bodies: readonly string[]): readonly Verdict[] {
  const text = PREAMBLE + bodies.map((body, index) => `export async function f${index}() { ${body.replace('let h;', 'let h: Handle | undefined;')} }`).join('\n');
  const verdicts = bodies.map((): Verdict => 'clean');
  for (const { acquisition, findings } of obligationsIn(text)) {
    const owner = ts.findAncestor(acquisition.call, ts.isFunctionDeclaration);
    const index = Number(owner?.name?.text.slice(1));
    for (const { kind } of findings) {
      if (kind === 'leaked' || kind === 'overwritten' || kind === 'discarded') verdicts[index] = 'leaks';
      else if (kind === 'leakedOnThrow' && verdicts[index] === 'clean') verdicts[index] = 'leaksOnThrow';
    }
  }
  return verdicts;
}

describe('obligations against a walk of every path', () => {
  it(`agree on ${FUNCTIONS} generated functions`, async () => {
    const bodies = Array.from({ length: FUNCTIONS }, (_, index) => generateBody(FIRST_SEED + index)).filter(body => /open(Later)?\(/.test(body));
    const verdicts = analysed(bodies);
    const counts = { leaks: 0, leaksOnThrow: 0, clean: 0, notWalked: 0 };
    const differences: string[] = [];
    for (const [index, body] of bodies.entries()) {
      const truth = await walkAllPaths(body);
      const expected: Verdict = truth.leaks ? 'leaks' : truth.leaksOnThrow ? 'leaksOnThrow' : 'clean';
      // Without all paths there is no telling what a longer one does; a leak that was seen is one all the same.
      if (!truth.complete && !truth.leaks) counts.notWalked++;
      else if (expected === verdicts[index]) counts[expected]++;
      else differences.push(`${expected} but said ${verdicts[index]}: ${body}`);
    }
    console.info(`oracle: ${bodies.length} functions`, counts, `${differences.length} differences`);
    expect(differences.slice(0, 10)).toEqual([]);
    expect(counts.leaks).toBeGreaterThan(bodies.length / 20);
    expect(counts.clean).toBeGreaterThan(bodies.length / 20);
  }, 1_200_000);
});
