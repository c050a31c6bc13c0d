import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

type Answer = (params: unknown) => unknown;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A client of a language server that speaks the protocol over its standard input and output. */
export class LanguageServer {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }>();
  private received = Buffer.alloc(0);
  private lastId = 0;
  private errors = '';

  /** `answers` says what the server gets when it asks; to anything else it asks, the answer is null. */
  constructor(module: string, args: readonly string[], cwd: string, private readonly answers: Readonly<Record<string, Answer>>) {
    this.process = spawn(process.execPath, [module, ...args], { cwd });
    this.process.stdout.on('data', (data: Buffer) => this.read(data));
    this.process.stderr.on('data', (data: Buffer) => (this.errors += data.toString()));
    this.process.on('exit', code => {
      for (const { reject } of this.waiting.values()) reject(new Error(`The server ended with ${code}. ${this.errors}`));
    });
  }

  async request<Result>(method: string, params: unknown): Promise<Result> {
    const id = ++this.lastId;
    const result = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.send({ id, method, params });
    return (await result) as Result;
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    this.process.stdin.end();
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  private read(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.toString('ascii', 0, end))?.[1]);
      if (this.received.length < end + 4 + length) return;
      const body = this.received.toString('utf8', end + 4, end + 4 + length);
      this.received = this.received.subarray(end + 4 + length);
      this.handle(JSON.parse(body) as Message);
    }
  }

  private handle({ id, method, params, result, error }: Message): void {
    if (id === undefined) return;
    if (method !== undefined) return this.send({ id, result: this.answers[method]?.(params) ?? null });
    const request = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) request?.reject(new Error(error.message));
    else request?.resolve(result);
  }
}
