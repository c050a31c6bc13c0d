export type Currency = 'EUR' | 'USD' | 'GBP';

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  /** Price of one piece in minor units. */
  readonly unitPrice: number;
}

export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly lines: readonly OrderLine[];
  readonly createdAt: Date;
  status: 'pending' | 'paid' | 'shipped' | 'cancelled';
}

export class OrderNotFoundError extends Error {
  constructor(readonly orderId: string) {
    super(`Order ${orderId} does not exist`);
    this.name = 'OrderNotFoundError';
  }
}

export function totalOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
}
