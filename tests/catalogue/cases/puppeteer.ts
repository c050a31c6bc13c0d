import type { puppeteer as rows } from '../../../src/catalogue/puppeteer.js';
import type { Cases } from '../case.js';

export const puppeteer: Cases<typeof rows> = {
  'puppeteer/launch': {
    leaks: `
import { launch } from 'puppeteer-core';
export async function title(url: string): Promise<string> {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(url);
  const title = await page.title();
  await browser.close();
  return title;
}
`,
    honest: `
import { launch } from 'puppeteer-core';
export async function title(url: string): Promise<string> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.title();
  } finally {
    await browser.close();
  }
}
`,
  },
  'puppeteer/connect': {
    leaks: `
import { connect } from 'puppeteer-core';
export async function pages(browserURL: string): Promise<number> {
  const browser = await connect({ browserURL });
  const { length } = await browser.pages();
  await browser.disconnect();
  return length;
}
`,
    honest: `
import { connect } from 'puppeteer-core';
export async function pages(browserURL: string): Promise<number> {
  const browser = await connect({ browserURL });
  try {
    return (await browser.pages()).length;
  } finally {
    await browser.disconnect();
  }
}
`,
  },
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
