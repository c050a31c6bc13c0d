// What Node loads: `require()` gives the plugin itself. Apart from index.ts because TypeScript before 5.6 cannot read the declaration of such an export.
export { default, default as 'module.exports' } from './index.js';
