/** Types of what a server hands to the function that answers: one of them for each request, connection or message. */
export const requestTypes: readonly { readonly package: string; readonly names: readonly string[]; readonly source: string }[] = [
  { package: '@types/node', names: ['IncomingMessage', 'ServerResponse', 'Http2ServerRequest', 'ServerHttp2Stream'], source: 'https://nodejs.org/api/http.html#class-httpincomingmessage' },
  { package: '@types/express', names: ['Request', 'Response'], source: 'https://expressjs.com/en/4x/api.html#req' },
  { package: '@types/express-serve-static-core', names: ['Request', 'Response'], source: 'https://expressjs.com/en/4x/api.html#req' },
  { package: 'fastify', names: ['FastifyRequest', 'FastifyReply'], source: 'https://fastify.dev/docs/latest/Reference/Request/' },
  { package: '@types/koa', names: ['Context', 'ParameterizedContext', 'ExtendableContext', 'DefaultContext'], source: 'https://koajs.com/#context' },
  { package: 'hono', names: ['Context', 'HonoRequest'], source: 'https://hono.dev/docs/api/context' },
  { package: '@hapi/hapi', names: ['Request'], source: 'https://hapi.dev/api/#request' },
  { package: 'next', names: ['NextRequest', 'NextApiRequest'], source: 'https://nextjs.org/docs/app/api-reference/functions/next-request' },
  { package: '@types/ws', names: ['WebSocket'], source: 'https://github.com/websockets/ws/blob/master/doc/ws.md' },
  { package: 'socket.io', names: ['Socket'], source: 'https://socket.io/docs/v4/server-socket-instance/' },
  { package: '@grpc/grpc-js', names: ['ServerUnaryCall', 'ServerDuplexStream', 'ServerReadableStream', 'ServerWritableStream'], source: 'https://grpc.github.io/grpc/node/grpc.ServerUnaryCall.html' },
  { package: '@types/aws-lambda', names: ['APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'SQSEvent', 'Context'], source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html' },
];
