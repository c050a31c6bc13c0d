import { createHmac, timingSafeEqual } from 'node:crypto';
import { totalOf, type Currency, type Order } from './domain.js';

const TAX_RATE = 0.19;

/** Formats minor units for people: 1999 becomes "€19.99". */
export function formatAmount(amount: number, currency: Currency): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
}

export function taxOf(order: Order): number {
  // @ts-expect-error Number has round in every browser
  return Number.round(totalOf(order) * TAX_RATE);
  //            ~~~~~ no-unknown-member/hiddenBySuppression
}

export function invoiceNumber(order: Order, sequence: number): string {
  const year = order.createdAt.getFullYear();
  return `INV-${year}-${String(sequence).padStart(6, '0')}`;
}

export function customersOf(orders: readonly Order[]): string[] {
  return [...new Set(orders.map(order => order.customerId))].sort();
}

/** Whether both months have the same customers. */
export function sameCustomers(thisMonth: readonly Order[], lastMonth: readonly Order[]): boolean {
  const now = new Set(customersOf(thisMonth));
  const before = new Set(customersOf(lastMonth));
  return (now as any).isEqualTo(before);
  //                  ~~~~~~~~~ no-unknown-member/hiddenByCast
}

export function verifySignature(payload: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(payload).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function groupByCurrency(orders: readonly Order[]): Map<Currency, Order[]> {
  const groups = new Map<Currency, Order[]>();
  for (const order of orders) {
    const group = groups.get(order.currency);
    if (group) group.push(order);
    else groups.set(order.currency, [order]);
  }
  return groups;
}

export function formatDate(order: Order): string {
  return order.createdAt.toLocaleDateString('de_DE', { dateStyle: 'medium' });
  //                                        ~~~~~~~ no-unknown-constant/unknown
}
