import type { puppeteer as rows } from '../../../src/catalogue/puppeteer.js';
import type { Cases } from '../case.js';

export const puppeteer: Cases<typeof rows> = {
  'puppeteer/PuppeteerNode.launch': {
    leaks: `
import puppeteer from 'puppeteer-core';
export async function work(): Promise<unknown> {
  const browser = await puppeteer.launch();
  const result = await (await browser.newPage()).title();
  return result;
}
`,
    honest: `
import puppeteer from 'puppeteer-core';
export async function work(): Promise<unknown> {
  const browser = await puppeteer.launch();
  try {
    return await (await browser.newPage()).title();
  } finally {
    await browser.close();
  }
}
`,
  },
  'puppeteer/PuppeteerNode.connect': {
    leaks: `
import puppeteer from 'puppeteer-core';
export async function work(): Promise<unknown> {
  const browser = await puppeteer.connect({ browserURL: 'http://localhost:9222' });
  const result = await (await browser.newPage()).title();
  return result;
}
`,
    honest: `
import puppeteer from 'puppeteer-core';
export async function work(): Promise<unknown> {
  const browser = await puppeteer.connect({ browserURL: 'http://localhost:9222' });
  try {
    return await (await browser.newPage()).title();
  } finally {
    await browser.disconnect();
  }
}
`,
  },
  'puppeteer/Browser.createBrowserContext': {
    leaks: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
export async function work(): Promise<unknown> {
  const context = await browser.createBrowserContext();
  const result = await (await context.newPage()).title();
  return result;
}
`,
    honest: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
export async function work(): Promise<unknown> {
  const context = await browser.createBrowserContext();
  try {
    return await (await context.newPage()).title();
  } finally {
    await context.close();
  }
}
`,
  },
  'puppeteer/Browser.newPage': {
    leaks: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
export async function work(): Promise<unknown> {
  const page = await browser.newPage();
  const result = await page.title();
  return result;
}
`,
    honest: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
export async function work(): Promise<unknown> {
  const page = await browser.newPage();
  try {
    return await page.title();
  } finally {
    await page.close();
  }
}
`,
  },
  'puppeteer/BrowserContext.newPage': {
    leaks: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
const context = await browser.createBrowserContext();
export async function work(): Promise<unknown> {
  const page = await context.newPage();
  const result = await page.title();
  return result;
}
`,
    honest: `
import puppeteer from 'puppeteer-core';
const browser = await puppeteer.launch();
const context = await browser.createBrowserContext();
export async function work(): Promise<unknown> {
  const page = await context.newPage();
  try {
    return await page.title();
  } finally {
    await page.close();
  }
}
`,
  },
};
