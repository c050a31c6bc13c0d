import type { ResourceEntry } from './schema.js';

export const amqplib = [
  {
    id: 'amqplib/connect',
    noun: 'AMQP connection',
    origin: { from: 'module', module: 'amqplib' },
    acquire: { by: 'call', name: 'connect' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    source: 'https://amqp-node.github.io/amqplib/channel_api.html#model_close',
  },
  {
    id: 'amqplib/ChannelModel.createChannel',
    noun: 'AMQP channel',
    origin: { from: 'module', module: 'amqplib' },
    acquire: { by: 'method', type: 'ChannelModel', name: 'createChannel' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    parent: 'receiver',
    source: 'https://amqp-node.github.io/amqplib/channel_api.html#channel_close',
  },
  {
    id: 'amqplib/ChannelModel.createConfirmChannel',
    noun: 'AMQP confirm channel',
    origin: { from: 'module', module: 'amqplib' },
    acquire: { by: 'method', type: 'ChannelModel', name: 'createConfirmChannel' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'close' }],
    policy: 'longLived',
    costs: ['connection'],
    parent: 'receiver',
    source: 'https://amqp-node.github.io/amqplib/channel_api.html#channel_close',
  },
] as const satisfies readonly ResourceEntry[];
