import type { playwright as rows } from '../../../src/catalogue/playwright.js';
import type { Cases } from '../case.js';

export const playwright: Cases<typeof rows> = {
  'playwright/BrowserType.launch': {
    leaks: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const browser = await chromium.launch();
  const result = await (await browser.newPage()).title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const browser = await chromium.launch();
  try {
    return await (await browser.newPage()).title();
  } finally {
    await browser.close();
  }
}
`,
  },
  'playwright/BrowserType.connect': {
    leaks: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const browser = await chromium.connect('ws://localhost:9222');
  const result = await (await browser.newPage()).title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const browser = await chromium.connect('ws://localhost:9222');
  try {
    return await (await browser.newPage()).title();
  } finally {
    await browser.close();
  }
}
`,
  },
  'playwright/BrowserType.launchServer': {
    leaks: `
import { chromium } from 'playwright-core';
export async function work(use: (endpoint: string) => Promise<void>): Promise<unknown> {
  const server = await chromium.launchServer();
  const result = await use(server.wsEndpoint());
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
export async function work(use: (endpoint: string) => Promise<void>): Promise<unknown> {
  const server = await chromium.launchServer();
  try {
    return await use(server.wsEndpoint());
  } finally {
    await server.close();
  }
}
`,
  },
  'playwright/BrowserType.launchPersistentContext': {
    leaks: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const context = await chromium.launchPersistentContext('profile');
  const result = await (await context.newPage()).title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
export async function work(): Promise<unknown> {
  const context = await chromium.launchPersistentContext('profile');
  try {
    return await (await context.newPage()).title();
  } finally {
    await context.close();
  }
}
`,
  },
  'playwright/Browser.newContext': {
    leaks: `
import { chromium } from 'playwright-core';
const browser = await chromium.launch();
export async function work(): Promise<unknown> {
  const context = await browser.newContext();
  const result = await (await context.newPage()).title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
const browser = await chromium.launch();
export async function work(): Promise<unknown> {
  const context = await browser.newContext();
  try {
    return await (await context.newPage()).title();
  } finally {
    await context.close();
  }
}
`,
  },
  'playwright/Browser.newPage': {
    leaks: `
import { chromium } from 'playwright-core';
const browser = await chromium.launch();
export async function work(): Promise<unknown> {
  const page = await browser.newPage();
  const result = await page.title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
const browser = await chromium.launch();
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
  'playwright/BrowserContext.newPage': {
    leaks: `
import { chromium } from 'playwright-core';
const browser = await chromium.launchPersistentContext('profile');
export async function work(): Promise<unknown> {
  const page = await browser.newPage();
  const result = await page.title();
  return result;
}
`,
    honest: `
import { chromium } from 'playwright-core';
const browser = await chromium.launchPersistentContext('profile');
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
};
