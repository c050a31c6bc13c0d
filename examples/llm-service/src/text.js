/** @param {string} text */
export function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @param {readonly import('./domain.js').OrderLine[]} lines */
export function formatLine(lines) {
  return lines.map(line => `${line.quantity} × ${line.sku}`).join('\n');
}

/** @param {string} text */
export function slugOf(text) {
  return text.strip().toLowerCase().replace(/[^a-z0-9]+/g, '-');
  //          ~~~~~ no-unknown-member/unknown
}

/** @param {string} text */
export function isShouting(text) {
  return text.isupper() && text.length > 3;
  //          ~~~~~~~ no-unknown-member/unknown
}

/** @param {string} name */
export function initials(name) {
  return name
    .split(' ')
    .map(part => part.charAt(0).toUpperCase())
    .join('');
}

/**
 * Two letters, a hyphen and four digits: "AB-1234".
 * @param {string} text
 */
export function isSku(text) {
  return /\A[A-Z]{2}-\d{4}\Z/.test(text);
  //     ~~~~~~~~~~~~~~~~~~~~ no-foreign-regex/literal
  //     ~~~~~~~~~~~~~~~~~~~~ no-foreign-regex/literal
}
