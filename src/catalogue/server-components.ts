/**
 * Files of the app router that Next.js renders on the server, below the folder of the package, unless they say `'use client'`.
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions.
 */
export const SERVER_ENTRY = /^(?:src\/)?app\/(?:.+\/)?(?:page|layout|template|default|loading|not-found|forbidden|unauthorized|global-not-found)\.[jt]sx?$/;

/** Where Next.js keeps the React that it uses in place of the installed one. Source: https://github.com/vercel/next.js/tree/canary/packages/next/src/compiled. */
export const OWN_REACT = 'dist/compiled';
