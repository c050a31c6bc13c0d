import type { jsdom as rows } from '../../../src/catalogue/jsdom.js';
import type { Cases } from '../case.js';

export const jsdom: Cases<typeof rows> = {
  'jsdom/JSDOM': {
    leaks: `
import { JSDOM } from 'jsdom';
export function title(html: string): string {
  const dom = new JSDOM(html, { runScripts: 'dangerously' });
  return dom.window.document.title;
}
`,
    honest: `
import { JSDOM } from 'jsdom';
export function title(html: string): string {
  const dom = new JSDOM(html, { runScripts: 'dangerously' });
  try {
    return dom.window.document.title;
  } finally {
    dom.window.close();
  }
}
`,
  },
};
