import type { ResourceEntry } from './schema.js';

export const mqtt = [
  {
    id: 'mqtt/connect',
    noun: 'MQTT client',
    origin: { from: 'module', module: 'mqtt' },
    acquire: { by: 'call', name: 'connect' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'end' }, { by: 'method', name: 'endAsync' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    source: 'https://github.com/mqttjs/MQTT.js#end',
  },
  {
    id: 'mqtt/connectAsync',
    noun: 'MQTT client',
    origin: { from: 'module', module: 'mqtt' },
    acquire: { by: 'call', name: 'connectAsync' },
    value: { of: 'awaited' },
    release: [{ by: 'method', name: 'end' }, { by: 'method', name: 'endAsync' }],
    policy: 'longLived',
    costs: ['connection', 'alive'],
    source: 'https://github.com/mqttjs/MQTT.js#end',
  },
] as const satisfies readonly ResourceEntry[];
