import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from './database.js';
import { OrderNotFoundError, totalOf, type Order, type OrderLine } from './domain.js';

interface OrderRow {
  id: string;
  customer_id: string;
  currency: Order['currency'];
  lines: OrderLine[];
  created_at: Date;
  status: Order['status'];
}

export class OrderService {
  constructor(private readonly db: Pool) {}

  async create(customerId: string, currency: Order['currency'], lines: OrderLine[]): Promise<Order> {
    const order: Order = { id: randomUUID(), customerId, currency, lines, createdAt: new Date(), status: 'pending' };
    await inTransaction(this.db, async client => {
      await client.query('INSERT INTO orders (id, customer_id, currency, lines, created_at, status) VALUES ($1, $2, $3, $4, $5, $6)', [
        order.id,
        order.customerId,
        order.currency,
        JSON.stringify(order.lines),
        order.createdAt,
        order.status,
      ]);
      await client.query('INSERT INTO ledger (order_id, amount) VALUES ($1, $2)', [order.id, totalOf(order)]);
    });
    return order;
  }

  async find(id: string): Promise<Order> {
    const { rows } = await this.db.query<OrderRow>('SELECT * FROM orders WHERE id = $1', [id]);
    const row = rows.at(0);
    if (!row) throw new OrderNotFoundError(id);
    return toOrder(row);
  }

  async findByCustomer(customerId: string): Promise<Order[]> {
    const result = await this.db.query<OrderRow>('SELECT * FROM orders WHERE customer_id = $1', [customerId]);
    // @ts-ignore the types of pg lag behind
    return result.fetchAll().map(toOrder);
    //            ~~~~~~~~ no-unknown-member/hiddenBySuppression
  }

  async markPaid(id: string): Promise<void> {
    const order = await this.find(id);
    order.status = 'paid';
    await (this as any).save(order);
    //                  ~~~~ no-unknown-member/hiddenByCast
  }
}

function toOrder(row: OrderRow): Order {
  return { id: row.id, customerId: row.customer_id, currency: row.currency, lines: row.lines, createdAt: row.created_at, status: row.status };
}
