/**
 * Types of what a server hands to the function that answers: one of them for each request, connection or message. `ends` is the
 * event that tells of its end, and `on` the property that emits it where that is not the object itself.
 */
export interface RequestType {
  readonly package: string;
  readonly names: readonly string[];
  readonly noun: 'request' | 'connection' | 'call' | 'event';
  readonly ends?: { readonly event: string; readonly on?: string };
  /** A client has such objects too: only the callback of a server gets one for each connection. */
  readonly alsoOfClients?: true;
  readonly source: string;
}

export const requestTypes: readonly RequestType[] = [
  { package: '@types/node', names: ['IncomingMessage', 'ServerResponse', 'Http2ServerRequest', 'Http2ServerResponse', 'ServerHttp2Stream'], noun: 'request', ends: { event: 'close' }, source: 'https://nodejs.org/api/http.html#class-httpincomingmessage' },
  { package: '@types/express', names: ['Request', 'Response'], noun: 'request', ends: { event: 'close' }, source: 'https://expressjs.com/en/4x/api.html#req' },
  { package: '@types/express-serve-static-core', names: ['Request', 'Response'], noun: 'request', ends: { event: 'close' }, source: 'https://expressjs.com/en/4x/api.html#req' },
  { package: 'fastify', names: ['FastifyRequest', 'FastifyReply'], noun: 'request', ends: { event: 'close', on: 'raw' }, source: 'https://fastify.dev/docs/latest/Reference/Request/' },
  { package: '@types/koa', names: ['Context', 'ParameterizedContext', 'ExtendableContext', 'DefaultContext'], noun: 'request', ends: { event: 'close', on: 'req' }, source: 'https://koajs.com/#context' },
  { package: 'hono', names: ['Context', 'HonoRequest'], noun: 'request', source: 'https://hono.dev/docs/api/context' },
  { package: '@hapi/hapi', names: ['Request'], noun: 'request', source: 'https://hapi.dev/api/#request' },
  { package: 'next', names: ['NextRequest', 'NextApiRequest'], noun: 'request', source: 'https://nextjs.org/docs/app/api-reference/functions/next-request' },
  { package: '@types/ws', names: ['WebSocket'], noun: 'connection', ends: { event: 'close' }, alsoOfClients: true, source: 'https://github.com/websockets/ws/blob/master/doc/ws.md' },
  { package: 'socket.io', names: ['Socket'], noun: 'connection', ends: { event: 'disconnect' }, source: 'https://socket.io/docs/v4/server-socket-instance/' },
  { package: '@grpc/grpc-js', names: ['ServerUnaryCall', 'ServerDuplexStream', 'ServerReadableStream', 'ServerWritableStream'], noun: 'call', ends: { event: 'cancelled' }, source: 'https://grpc.github.io/grpc/node/grpc.ServerUnaryCall.html' },
  { package: '@types/aws-lambda', names: ['APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'SQSEvent', 'Context'], noun: 'event', source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html' },
];

/** Sockets that a server hands out for each connection, and that clients have too. */
export const connectionTypes: readonly RequestType[] = [
  { package: '@types/node', names: ['Socket', 'TLSSocket'], noun: 'connection', ends: { event: 'close' }, alsoOfClients: true, source: 'https://nodejs.org/api/net.html#event-connection' },
];
