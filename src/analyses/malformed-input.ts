/** A text that somebody outside of the process has sent. */
export interface Outside {
  /** The target of an HTTP request, the path of a URL, the value of a header, or any text. */
  readonly from: 'target' | 'path' | 'header' | 'text';
  /** The same for the same text. */
  readonly key: string;
  /** What is malformed: `target`, the name of a header, or words for any other text. */
  readonly what: string;
}

/** What a text is made of: literal parts, parts from outside, and `undefined` for what is not known. */
export type Piece = string | Outside | undefined;

/** A function of the language that throws on texts which are malformed. */
export interface Parser {
  readonly name: string;
  readonly made: boolean;
  /** How many of its arguments matter. */
  readonly arguments: number;
  readonly run: (text: string, other: string | undefined) => unknown;
}

export const PARSERS: readonly Parser[] = [
  { name: 'JSON.parse', made: false, arguments: 1, run: text => JSON.parse(text) as unknown },
  { name: 'URL', made: true, arguments: 2, run: (text, base) => new URL(text, base) },
  { name: 'decodeURIComponent', made: false, arguments: 1, run: text => decodeURIComponent(text) },
  { name: 'decodeURI', made: false, arguments: 1, run: text => decodeURI(text) },
  { name: 'BigInt', made: false, arguments: 1, run: text => BigInt(text) },
  { name: 'RegExp', made: true, arguments: 1, run: text => new RegExp(text) },
];

/** Texts of each kind that a client can send: tests/dynamic sends the targets and headers to a server of Node. */
export const MALFORMED: Readonly<Record<Outside['from'], readonly string[]>> = {
  target: ['//', 'http://[', '/%', '/['],
  path: ['/%', '/['],
  header: ['[', 'a:99999', '%', '{'],
  text: ['{', '%', '[', '//', '('],
};

const WELL_FORMED = ['a', 'http://a', '/a', '1'];
/** What stands in for parts that are not known: one of them is to fit. */
const STAND_INS = ['1', 'http', 'http://a', '/a', 'a'];

/** The part from outside, and a text of it, that makes a parser throw which takes the rest: asked of the engine that runs. */
export function malformedInput({ run }: Parser, texts: readonly (readonly Piece[])[], prefixes: ReadonlyMap<string, string>, checked: ReadonlySet<string>): { readonly outside: Outside; readonly sample: string } | undefined {
  const outsides = texts.flat().filter((piece): piece is Outside => typeof piece === 'object' && !checked.has(piece.key));
  const throws = (standIn: string, fill: (piece: Outside) => string): boolean => {
    const [first = '', second] = texts.map(pieces => pieces.map(piece => (piece === undefined ? standIn : typeof piece === 'string' ? piece : fill(piece))).join(''));
    try {
      run(first, second);
      return false;
    } catch {
      return true;
    }
  };
  for (const standIn of STAND_INS) {
    for (const plain of WELL_FORMED) {
      const wellFormed = ({ from, key }: Outside): string => (from === 'target' || from === 'path' ? `${prefixes.get(key) ?? ''}/a` : plain);
      if (throws(standIn, wellFormed)) continue;
      for (const outside of outsides) {
        const prefix = prefixes.get(outside.key) ?? '';
        const samples = MALFORMED[outside.from].map(sample => (sample.startsWith(prefix) ? sample : prefix + sample));
        const sample = samples.find(each => throws(standIn, piece => (piece.key === outside.key ? each : wellFormed(piece))));
        if (sample !== undefined) return { outside, sample };
      }
    }
  }
  return undefined;
}
