import type ts from 'typescript';

/** A node of the program's file, by where it starts there and in the linted text. */
export interface Anchor {
  readonly inProgram: number;
  readonly inText: number;
}

/** Text around an insertion that has to be the same on both sides. */
const AROUND = 12;

/** Where the script of a component file (Vue, Svelte) lies in the text that is linted: the program holds it with other positions. */
export class Embedding {
  readonly #anchors: readonly Anchor[];

  constructor(
    readonly file: ts.SourceFile,
    readonly text: string,
    anchors: readonly Anchor[],
  ) {
    this.#anchors = [...anchors].sort((a, b) => a.inProgram - b.inProgram);
  }

  /** The same range of the linted text; `undefined` where the two texts differ there. */
  rangeInText([start, end]: readonly [number, number]): [number, number] | undefined {
    const shift = this.#shiftAt(start);
    if (shift === undefined) return undefined;
    const [from, to] = start === end ? [start - AROUND, end + AROUND] : [start, end];
    const isSame = this.file.text.slice(Math.max(0, from), to).trim() === this.text.slice(Math.max(0, from + shift), to + shift).trim();
    return isSame ? [start + shift, end + shift] : undefined;
  }

  /** The line, counted from 1, on which a position of the program's file is in the linted text. */
  lineOf(position: number): number | undefined {
    const shift = this.#shiftAt(position);
    return shift === undefined ? undefined : this.text.slice(0, position + shift).split('\n').length;
  }

  #shiftAt(position: number): number | undefined {
    const before = this.#anchors.filter(({ inProgram }) => inProgram <= position);
    const anchor = before[before.length - 1] ?? this.#anchors[0];
    return anchor && anchor.inText - anchor.inProgram;
  }
}

const COMPONENT = /\.(?:vue|svelte|astro)(?:\.[jt]sx?)?$/;

/** Whether a file has a template that may use what its script declares. */
export function isComponentFile({ fileName }: ts.SourceFile): boolean {
  return COMPONENT.test(fileName);
}

const embeddings = new WeakMap<ts.SourceFile, Embedding>();

/** From now on the lines of the file are those of the linted text. */
export function embed(embedding: Embedding): void {
  embeddings.set(embedding.file, embedding);
}

/** The line, counted from 1, of a position in a file, as a reader of the file counts. */
export function lineAt(file: ts.SourceFile, position: number): number {
  return embeddings.get(file)?.lineOf(position) ?? file.getLineAndCharacterOfPosition(position).line + 1;
}

/** The line, counted from 1, on which a node starts. */
export function lineOf(node: ts.Node): number {
  return lineAt(node.getSourceFile(), node.getStart());
}
