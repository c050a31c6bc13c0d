/** `pg 8.23.1`, of what a package.json says. */
export function nameAndVersion({ json }: { readonly json: { readonly name?: string | undefined; readonly version?: string | undefined } }): string {
  return [json.name ?? 'a package', json.version].filter(Boolean).join(' ');
}
