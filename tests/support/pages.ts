import fs from 'node:fs';
import path from 'node:path';

const pagesDir = path.resolve(import.meta.dirname, '../../docs/rules');

const CODE = new Set(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs']);

export interface Block {
  readonly file: string;
  readonly code: string;
  readonly line: number;
}

/** The sections of a rule's page by heading, each with its code blocks. A fence names its language and, where it matters, `file="name"`. */
export function sectionsOf(rule: string): Map<string, Block[]> {
  const sections = new Map<string, Block[]>();
  let blocks: Block[] = [];
  let fence: { readonly info: string; readonly line: number; readonly lines: string[] } | undefined;
  fs.readFileSync(path.join(pagesDir, `${rule}.md`), 'utf8').split('\n').forEach((text, index) => {
    if (fence) {
      if (text !== '```') return void fence.lines.push(text);
      const [language = ''] = fence.info.split(' ');
      const file = /file="([^"]+)"/.exec(fence.info)?.[1] ?? `file.${language}`;
      if (CODE.has(language)) blocks.push({ file, code: `${fence.lines.join('\n')}\n`, line: fence.line });
      fence = undefined;
    } else if (text.startsWith('```')) {
      fence = { info: text.slice(3), line: index + 1, lines: [] };
    } else if (text.startsWith('## ')) {
      sections.set(text.slice(3), (blocks = []));
    }
  });
  return sections;
}
