/**
 * A glob as a regular expression that must match the whole text: `*` stays within a segment, `**` does not, `?`, `[…]` and
 * `{a,b}` have their usual meaning.
 */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i] as string;
    if (glob.startsWith('**/', i)) {
      source += '(?:[^/]*/)*';
      i += 2;
    } else if (glob.startsWith('**', i)) {
      source += '.*';
      i += 1;
    } else if (char === '*') {
      source += '[^/]*';
    } else if (char === '?') {
      source += '[^/]';
    } else if (char === '[' && glob.includes(']', i + 2)) {
      const end = glob.indexOf(']', i + 2);
      source += `[${glob.slice(i + 1, end).replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;
      i = end;
    } else if (char === '{' && glob.includes('}', i)) {
      const end = glob.indexOf('}', i);
      source += `(?:${glob.slice(i + 1, end).split(',').map(escape).join('|')})`;
      i = end;
    } else if (char === '\\' && i + 1 < glob.length) {
      source += escape(glob[++i] as string);
    } else {
      source += escape(char);
    }
  }
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^(?!)/;
  }
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Whether a text matches one of the patterns that an option lists: globs, or regular expressions written as `/source/`. */
export function patternMatcher(patterns: readonly string[]): (text: string) => boolean {
  const expressions = patterns.map(pattern => {
    const source = /^\/(.+)\/([a-z]*)$/.exec(pattern);
    return source?.[1] ? new RegExp(source[1], source[2]?.replace(/[gy]/g, '')) : globToRegExp(pattern);
  });
  return text => expressions.some(expression => expression.test(text));
}
