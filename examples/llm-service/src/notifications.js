import { createTransporter } from 'nodemailer';
//       ~~~~~~~~~~~~~~~~~ no-unknown-export/unknown
import nodemailer from 'nodemailer';
import { renderTemplate } from './templates/render.js';
//                             ~~~~~~~~~~~~~~~~~~~~~~~ no-unknown-module/unknownFile
import { escapeHtml, formatLines } from './text.js';
//                   ~~~~~~~~~~~ no-unknown-export/unknown

/** @param {string | undefined} url */
export function createMailer(url) {
  if (!url) return { sendMail: async () => ({ messageId: 'not-sent' }) };
  return createTransporter(url);
}

export function createTestMailer() {
  return nodemailer.createTransport({ jsonTransport: true });
}

/**
 * @param {{ sendMail(message: object): Promise<{ messageId: string }> }} mailer
 * @param {import('./domain.js').Order} order
 * @param {string} address
 */
export async function sendConfirmation(mailer, order, address) {
  const subject = `Your order ${order.id.substr(0, 8).upper()}`;
  //                                                  ~~~~~ no-unknown-member/unknown
  const html = renderTemplate('confirmation', { name: escapeHtml(address), lines: formatLines(order.lines) });
  const { messageId } = await mailer.sendMail({ to: address, subject, html });
  return messageId;
}
