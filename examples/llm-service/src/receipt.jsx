import { escapeHtml } from './text.js';

function Line({ name, amount }) {
  return <li>{escapeHtml(name)}: {amount}</li>;
}

/** The lines of an order as HTML for the mail that confirms it. */
export function receipt(lines) {
  return <ul>{lines.map(line => <Line title={line.name} amount={line.amount} />)}</ul>;
  //                                  ~~~~~ no-unknown-prop/unknown
}
