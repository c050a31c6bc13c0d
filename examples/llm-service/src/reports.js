import { groupByCurrency } from './billing.js';
import { totalOf } from './domain.js';

/** @param {readonly import('./domain.js').Order[]} orders */
export function revenueByCurrency(orders) {
  const revenue = [];
  for (const [currency, group] of groupByCurrency(orders)) {
    revenue.append({ currency, total: group.map(totalOf).reduce((sum, total) => sum + total, 0) });
    //      ~~~~~~ no-unknown-member/unknown
  }
  return sorted(revenue, (a, b) => b.total - a.total);
  //     ~~~~~~ no-unknown-name/notImported
}

/** @param {readonly import('./domain.js').Order[]} orders */
export function busiestDays(orders) {
  /** @type {Map<string, number>} */
  const days = new Map();
  for (const order of orders) {
    const day = order.createdAt.toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  if (days.isEmpty()) return [];
  //       ~~~~~~~ no-unknown-member/unknown
  return [...days].sort(([, a], [, b]) => b - a).slice(0, 5);
}

/** @param {readonly import('./domain.js').Order[]} orders */
export function toCsv(orders) {
  const header = 'id,customer,total';
  const rows = orders.map(order => [order.id, order.customerId, totalOf(order)].join(','));
  return [header, ...rows].join('\n');
}

/** @param {readonly number[]} amounts */
export function median(amounts) {
  if (len(amounts) === 0) return undefined;
  //  ~~~ no-unknown-name/unknown
  const ordered = [...amounts].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)];
}

/** @param {readonly import('./domain.js').Order[]} orders */
export function largestOrders(orders) {
  return orders.toSorted((a, b) => totalOf(b) - totalOf(a)).slice(0, 5);
  //            ~~~~~~~~ no-unsupported-api/unsupported
}

/** @param {readonly import('./domain.js').Order[]} orders */
export function averageOrder(orders) {
  const total = orders.map(totalOf).reduce((sum, each) => sum + each, 0);
  return Math.round(total / orders.length, 2);
  //                                       ~ no-wrong-arguments/tooMany
}
