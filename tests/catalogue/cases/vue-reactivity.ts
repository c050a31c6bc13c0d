import type { vueReactivity as rows } from '../../../src/catalogue/vue-reactivity.js';
import type { Cases } from '../case.js';

export const vueReactivity: Cases<typeof rows> = {
  '@vue/reactivity/effectScope': {
    leaks: `
import { effectScope } from 'vue';
export function watchAll(work: () => void): void {
  const scope = effectScope(true);
  scope.run(work);
}
`,
    honest: `
import { effectScope } from 'vue';
export function watchAll(work: () => void): void {
  const scope = effectScope(true);
  try {
    scope.run(work);
  } finally {
    scope.stop();
  }
}
`,
  },
};
