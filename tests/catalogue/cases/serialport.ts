import type { serialport as rows } from '../../../src/catalogue/serialport.js';
import type { Cases } from '../case.js';

export const serialport: Cases<typeof rows> = {
  'serialport/SerialPort': {
    leaks: `
import { SerialPort } from 'serialport';
export function send(text: string): void {
  const port = new SerialPort({ path: '/dev/ttyS0', baudRate: 9600 });
  port.write(text);
}
`,
    honest: `
import { SerialPort } from 'serialport';
const port = new SerialPort({ path: '/dev/ttyS0', baudRate: 9600 });
export function send(text: string): void {
  port.write(text);
}
export function stop(): void {
  port.close();
}
`,
  },
};
