import type { ResourceEntry } from './schema.js';

export const serialport = [
  {
    id: 'serialport/SerialPort',
    noun: 'serial port',
    origin: { from: 'module', module: 'serialport' },
    acquire: { by: 'new', type: 'SerialPort' },
    value: { of: 'result' },
    release: [{ by: 'method', name: 'close' }, { by: 'method', name: 'destroy' }],
    policy: 'longLived',
    costs: ['descriptor', 'alive'],
    validity: [{ name: 'isOpen', released: false }],
    source: 'https://serialport.io/docs/api-stream#close',
  },
] as const satisfies readonly ResourceEntry[];
