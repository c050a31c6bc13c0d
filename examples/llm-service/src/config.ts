import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  PORT: z.coerce.number().int().positive().default(3000),
  SMTP_URL: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
});

export type Config = z.infer<typeof schema>;

/** Reads the configuration from the environment, and from a file when one is named. */
export function loadConfig(file?: string): Config {
  const fromFile: unknown = file ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const result = schema.safeParse({ ...(fromFile as object), ...process.env });
  if (!result.success) throw new Error(`Invalid configuration: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** For the tests: throws on the first mistake. */
export function loadStrictConfig(values: unknown): Config {
  return (schema as any).validateSync(values, { abortEarly: true });
  //                     ~~~~~~~~~~~~ no-unknown-member/hiddenByCast
}
