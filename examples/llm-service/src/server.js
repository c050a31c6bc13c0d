import http from 'node:http';
import { z } from 'zod';
import { fromZodError } from 'zod/errors';
//                           ~~~~~~~~~~~~ no-unknown-module/unknownSubpath
import { validateBody } from 'fast-json-body-guard';
//                           ~~~~~~~~~~~~~~~~~~~~~~ no-unknown-module/unknownPackage
import { loadConfig } from './config.js';
import { getPool } from './database.js';
import { OrderNotFoundError } from './domain.js';
import { OrderService } from './orders.js';

const config = loadConfig();
const orders = new OrderService(getPool(config.DATABASE_URL));

const orderSchema = z.object({
  customerId: z.uuid(),
  currency: z.enum(['EUR', 'USD', 'GBP']),
  lines: z.array(z.object({ sku: z.string().notEmpty(), quantity: z.number().int(), unitPrice: z.number().int() })),
  //                                        ~~~~~~~~ no-unknown-member/unknown
});

const server = http.createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && url.pathname === '/orders') {
      const body = orderSchema.parse(await validateBody(request));
      const order = await orders.create(body.customerId, body.currency, body.lines);
      return send(response, 201, order);
    }
    const [, id] = /^\/orders\/([\w-]+)$/.exec(url.pathname) ?? [];
    if (request.method === 'GET' && id) return send(response, 200, await orders.findById(id));
    //                                                                          ~~~~~~~~ no-unknown-member/unknown
    send(response, 404, { error: 'Not found' });
  } catch (error) {
    if (error instanceof z.ZodError) return send(response, 400, { error: fromZodError(error) });
    send(response, error instanceof OrderNotFoundError ? 404 : 500, { error: String(error) });
  }
});

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 */
function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

server.listen(config.PORT, () => console.log(`Listening on ${config.PORT}`));

process.on('unhandledException', error => {
  //       ~~~~~~~~~~~~~~~~~~~~ no-unknown-event/unknown
  console.error(error);
  server.close();
});
