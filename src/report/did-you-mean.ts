/** ` Did you mean …?` with a leading space, or nothing: the last sentence of a message. */
export function didYouMean(names: readonly string[]): string {
  const quoted = names.map(name => `\`${name}\``);
  if (!quoted.length) return '';
  return ` Did you mean ${quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : quoted[0]}?`;
}
