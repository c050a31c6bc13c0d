import type { dom as rows } from '../../../src/catalogue/dom.js';
import type { Cases } from '../case.js';

export const dom: Cases<typeof rows> = {
  'dom/setInterval': {
    leaks: `
export class Clock extends HTMLElement {
  #timer = 0;
  connectedCallback(): void {
    this.#timer = setInterval(() => this.tick(), 1000);
  }
  tick(): void {
    this.textContent = String(this.#timer);
  }
}
`,
    honest: `
export class Clock extends HTMLElement {
  #timer = 0;
  connectedCallback(): void {
    this.#timer = setInterval(() => this.tick(), 1000);
  }
  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
  tick(): void {
    this.textContent = 'tick';
  }
}
`,
  },
  'dom/setTimeout': {
    leaks: `
export function orTimeout<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), 30_000))]);
}
`,
    honest: `
export async function orTimeout<T>(work: Promise<T>): Promise<T> {
  let timer = 0;
  try {
    return await Promise.race([work, new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), 30_000); })]);
  } finally {
    clearTimeout(timer);
  }
}
`,
  },
  'dom/requestAnimationFrame': {
    leaks: `
export class Spinner extends HTMLElement {
  #frame = 0;
  connectedCallback(): void {
    this.#frame = requestAnimationFrame(() => this.connectedCallback());
    this.textContent = String(this.#frame);
  }
}
`,
    honest: `
export class Spinner extends HTMLElement {
  #frame = 0;
  connectedCallback(): void {
    this.#frame = requestAnimationFrame(() => this.connectedCallback());
  }
  disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
  }
}
`,
  },
  'dom/addEventListener': {
    leaks: `
export class Panel extends HTMLElement {
  connectedCallback(): void {
    addEventListener('resize', this.onResize);
  }
  readonly onResize = (): void => void this.toggleAttribute('wide', innerWidth > 800);
}
`,
    honest: `
export class Panel extends HTMLElement {
  connectedCallback(): void {
    addEventListener('resize', this.onResize);
  }
  disconnectedCallback(): void {
    removeEventListener('resize', this.onResize);
  }
  readonly onResize = (): void => void this.toggleAttribute('wide', innerWidth > 800);
}
`,
  },
  'dom/EventTarget.addEventListener': {
    leaks: `
export class Panel {
  constructor(private readonly bus: EventTarget) {
    this.bus.addEventListener('change', this.onChange);
  }
  private readonly onChange = (): void => console.log('changed');
}
`,
    honest: `
export class Panel {
  constructor(private readonly bus: EventTarget) {
    this.bus.addEventListener('change', this.onChange);
  }
  private readonly onChange = (): void => console.log('changed');
  dispose(): void {
    this.bus.removeEventListener('change', this.onChange);
  }
}
`,
  },
  'dom/AbortSignal.addEventListener': {
    leaks: `
export function abortable(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
`,
    honest: `
export async function abortable(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => { abort = () => reject(signal.reason); });
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
`,
  },
  'dom/MediaQueryList.addEventListener': {
    leaks: `
export class Theme {
  readonly #query = matchMedia('(prefers-color-scheme: dark)');
  start(): void {
    this.#query.addEventListener('change', this.apply);
  }
  readonly apply = (): void => void document.body.classList.toggle('dark', this.#query.matches);
}
`,
    honest: `
export class Theme {
  readonly #query = matchMedia('(prefers-color-scheme: dark)');
  start(): void {
    this.#query.addEventListener('change', this.apply);
  }
  stop(): void {
    this.#query.removeEventListener('change', this.apply);
  }
  readonly apply = (): void => void document.body.classList.toggle('dark', this.#query.matches);
}
`,
  },
  'dom/MediaQueryList.addListener': {
    leaks: `
export class Theme {
  readonly #query = matchMedia('(prefers-color-scheme: dark)');
  start(): void {
    this.#query.addListener(this.apply);
  }
  readonly apply = (): void => void document.body.classList.toggle('dark', this.#query.matches);
}
`,
    honest: `
export class Theme {
  readonly #query = matchMedia('(prefers-color-scheme: dark)');
  start(): void {
    this.#query.addListener(this.apply);
  }
  stop(): void {
    this.#query.removeListener(this.apply);
  }
  readonly apply = (): void => void document.body.classList.toggle('dark', this.#query.matches);
}
`,
  },
  'dom/IntersectionObserver': {
    leaks: `
export class Watcher {
  private readonly observer = new IntersectionObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element);
  }
  update(): void {
    console.log('changed');
  }
}
`,
    honest: `
export class Watcher {
  private readonly observer = new IntersectionObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element);
  }
  update(): void {
    console.log('changed');
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'dom/ResizeObserver': {
    leaks: `
export class Watcher {
  private readonly observer = new ResizeObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element);
  }
  update(): void {
    console.log('changed');
  }
}
`,
    honest: `
export class Watcher {
  private readonly observer = new ResizeObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element);
  }
  update(): void {
    console.log('changed');
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'dom/MutationObserver': {
    leaks: `
export class Watcher {
  private readonly observer = new MutationObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element, { childList: true });
  }
  update(): void {
    console.log('changed');
  }
}
`,
    honest: `
export class Watcher {
  private readonly observer = new MutationObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(element, { childList: true });
  }
  update(): void {
    console.log('changed');
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'dom/PerformanceObserver': {
    leaks: `
export class Watcher {
  private readonly observer = new PerformanceObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe({ type: element.id });
  }
  update(): void {
    console.log('changed');
  }
}
`,
    honest: `
export class Watcher {
  private readonly observer = new PerformanceObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe({ type: element.id });
  }
  update(): void {
    console.log('changed');
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'dom/ReportingObserver': {
    leaks: `
export class Watcher {
  private readonly observer = new ReportingObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(), element.remove();
  }
  update(): void {
    console.log('changed');
  }
}
`,
    honest: `
export class Watcher {
  private readonly observer = new ReportingObserver(() => this.update());
  start(element: Element): void {
    this.observer.observe(), element.remove();
  }
  update(): void {
    console.log('changed');
  }
  stop(): void {
    this.observer.disconnect();
  }
}
`,
  },
  'dom/WebSocket': {
    leaks: `
export class Session {
  private readonly connection = new WebSocket('wss://example.com');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new WebSocket('wss://example.com');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
  stop(): void {
    this.connection.close();
  }
}
`,
  },
  'dom/EventSource': {
    leaks: `
export class Session {
  private readonly connection = new EventSource('/events');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new EventSource('/events');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
  stop(): void {
    this.connection.close();
  }
}
`,
  },
  'dom/BroadcastChannel': {
    leaks: `
export class Session {
  private readonly connection = new BroadcastChannel('news');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new BroadcastChannel('news');
  start(): void {
    this.connection.onmessage = event => console.log(event.data);
  }
  stop(): void {
    this.connection.close();
  }
}
`,
  },
  'dom/MessageChannel': {
    leaks: `
export class Session {
  private readonly connection = new MessageChannel();
  start(): void {
    this.connection.port1.start();
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new MessageChannel();
  start(): void {
    this.connection.port1.start();
  }
  stop(): void {
    this.connection.port1.close();
  }
}
`,
  },
  'dom/SharedWorker': {
    leaks: `
export class Session {
  private readonly connection = new SharedWorker('/worker.js');
  start(): void {
    this.connection.port.start();
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new SharedWorker('/worker.js');
  start(): void {
    this.connection.port.start();
  }
  stop(): void {
    this.connection.port.close();
  }
}
`,
  },
  'dom/Worker': {
    leaks: `
export class Session {
  private readonly connection = new Worker('/worker.js');
  start(): void {
    this.connection.postMessage('start');
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new Worker('/worker.js');
  start(): void {
    this.connection.postMessage('start');
  }
  stop(): void {
    this.connection.terminate();
  }
}
`,
  },
  'dom/RTCPeerConnection': {
    leaks: `
export class Session {
  private readonly connection = new RTCPeerConnection();
  start(): void {
    this.connection.createDataChannel('chat');
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new RTCPeerConnection();
  start(): void {
    this.connection.createDataChannel('chat');
  }
  stop(): void {
    this.connection.close();
  }
}
`,
  },
  'dom/WebTransport': {
    leaks: `
export class Session {
  private readonly connection = new WebTransport('https://example.com');
  start(): void {
    void this.connection.ready;
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new WebTransport('https://example.com');
  start(): void {
    void this.connection.ready;
  }
  stop(): void {
    this.connection.close();
  }
}
`,
  },
  'dom/AudioContext': {
    leaks: `
export class Session {
  private readonly connection = new AudioContext();
  start(): void {
    this.connection.createOscillator().start();
  }
}
`,
    honest: `
export class Session {
  private readonly connection = new AudioContext();
  start(): void {
    this.connection.createOscillator().start();
  }
  stop(): void {
    void this.connection.close();
  }
}
`,
  },
  'dom/Geolocation.watchPosition': {
    leaks: `
export class Tracker {
  readonly #watch = navigator.geolocation.watchPosition(position => this.show(position));
  show(position: GeolocationPosition): void {
    console.log(this.#watch, position.coords);
  }
}
`,
    honest: `
export class Tracker {
  readonly #watch = navigator.geolocation.watchPosition(position => this.show(position));
  show(position: GeolocationPosition): void {
    console.log(position.coords);
  }
  stop(): void {
    navigator.geolocation.clearWatch(this.#watch);
  }
}
`,
  },
  'dom/MediaDevices.getUserMedia': {
    leaks: `
export async function probe(): Promise<string[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  return stream.getTracks().map(track => track.label);
}
`,
    honest: `
export async function probe(): Promise<string[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const labels = stream.getTracks().map(track => track.label);
  stream.getTracks().forEach(track => track.stop());
  return labels;
}
`,
  },
  'dom/MediaDevices.getDisplayMedia': {
    leaks: `
export async function probe(): Promise<string[]> {
  const stream = await navigator.mediaDevices.getDisplayMedia();
  return stream.getTracks().map(track => track.label);
}
`,
    honest: `
export async function probe(): Promise<string[]> {
  const stream = await navigator.mediaDevices.getDisplayMedia();
  const labels = stream.getTracks().map(track => track.label);
  stream.getTracks().forEach(track => track.stop());
  return labels;
}
`,
  },
  'dom/MediaStreamTrack.clone': {
    leaks: `
export function mute(track: MediaStreamTrack): string {
  const copy = track.clone();
  copy.enabled = false;
  return copy.id;
}
`,
    honest: `
export function mute(track: MediaStreamTrack): string {
  const copy = track.clone();
  copy.stop();
  return copy.id;
}
`,
  },
  'dom/MediaRecorder': {
    leaks: `
export async function record(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  recorder.start();
}
`,
    honest: `
export async function record(wait: Promise<void>): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  try {
    recorder.start();
    await wait;
    recorder.stop();
  } finally {
    stream.getTracks().forEach(track => track.stop());
  }
}
`,
  },
  'dom/WakeLock.request': {
    leaks: `
export async function present(show: () => Promise<void>): Promise<void> {
  const lock = await navigator.wakeLock.request('screen');
  await show();
  console.log(lock.type);
}
`,
    honest: `
export async function present(show: () => Promise<void>): Promise<void> {
  const lock = await navigator.wakeLock.request('screen');
  try {
    await show();
  } finally {
    await lock.release();
  }
}
`,
  },
  'dom/URL.createObjectURL': {
    leaks: `
export function download(blob: Blob): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.click();
}
`,
    honest: `
export function download(blob: Blob): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.click();
  URL.revokeObjectURL(url);
}
`,
  },
  'dom/fetch': {
    leaks: `
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  return response.ok;
}
`,
    honest: `
export async function exists(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
  },
  'dom/ReadableStream.getReader': {
    leaks: `
export async function find(stream: ReadableStream<string>, text: string): Promise<boolean> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    if (value.includes(text)) return true;
  }
}
`,
    honest: `
export async function find(stream: ReadableStream<string>, text: string): Promise<boolean> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      if (value.includes(text)) return true;
    }
  } finally {
    await reader.cancel();
  }
}
`,
  },
  'dom/WritableStream.getWriter': {
    leaks: `
export async function say(stream: WritableStream<string>, text: string): Promise<void> {
  const writer = stream.getWriter();
  await writer.write(text);
}
`,
    honest: `
export async function say(stream: WritableStream<string>, text: string): Promise<void> {
  const writer = stream.getWriter();
  try {
    await writer.write(text);
  } finally {
    writer.releaseLock();
  }
}
`,
  },
  'dom/FileSystemFileHandle.createWritable': {
    leaks: `
export async function save(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  await stream.write(text);
}
`,
    honest: `
export async function save(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
  } finally {
    await stream.close();
  }
}
`,
  },
  'dom/createImageBitmap': {
    leaks: `
export async function width(blob: Blob): Promise<number> {
  const bitmap = await createImageBitmap(blob);
  return bitmap.width;
}
`,
    honest: `
export async function width(blob: Blob): Promise<number> {
  const bitmap = await createImageBitmap(blob);
  try {
    return bitmap.width;
  } finally {
    bitmap.close();
  }
}
`,
  },
  'dom/VideoFrame': {
    leaks: `
export function inspect(image: HTMLVideoElement): string | null {
  const item = new VideoFrame(image, { timestamp: 0 });
  return item.format;
}
`,
    honest: `
export function inspect(image: HTMLVideoElement): string | null {
  const item = new VideoFrame(image, { timestamp: 0 });
  try {
    return item.format;
  } finally {
    item.close();
  }
}
`,
  },
  'dom/AudioData': {
    leaks: `
export function inspect(init: AudioDataInit): string | null {
  const item = new AudioData(init);
  return item.format;
}
`,
    honest: `
export function inspect(init: AudioDataInit): string | null {
  const item = new AudioData(init);
  try {
    return item.format;
  } finally {
    item.close();
  }
}
`,
  },
  'dom/VideoDecoder': {
    leaks: `
export async function run(init: VideoDecoderInit, config: VideoDecoderConfig): Promise<void> {
  const codec = new VideoDecoder(init);
  codec.configure(config);
  await codec.flush();
}
`,
    honest: `
export async function run(init: VideoDecoderInit, config: VideoDecoderConfig): Promise<void> {
  const codec = new VideoDecoder(init);
  try {
    codec.configure(config);
    await codec.flush();
  } finally {
    codec.close();
  }
}
`,
  },
  'dom/VideoEncoder': {
    leaks: `
export async function run(init: VideoEncoderInit, config: VideoEncoderConfig): Promise<void> {
  const codec = new VideoEncoder(init);
  codec.configure(config);
  await codec.flush();
}
`,
    honest: `
export async function run(init: VideoEncoderInit, config: VideoEncoderConfig): Promise<void> {
  const codec = new VideoEncoder(init);
  try {
    codec.configure(config);
    await codec.flush();
  } finally {
    codec.close();
  }
}
`,
  },
  'dom/ImageDecoder': {
    leaks: `
export async function complete(init: ImageDecoderInit): Promise<boolean> {
  const decoder = new ImageDecoder(init);
  await decoder.completed;
  return decoder.complete;
}
`,
    honest: `
export async function complete(init: ImageDecoderInit): Promise<boolean> {
  const decoder = new ImageDecoder(init);
  try {
    await decoder.completed;
    return decoder.complete;
  } finally {
    decoder.close();
  }
}
`,
  },
  'dom/WebGLRenderingContextBase.createBuffer': {
    leaks: `
export class Mesh {
  private readonly item: WebGLBuffer;
  constructor(private readonly gl: WebGLRenderingContext) {
    this.item = gl.createBuffer();
  }
  draw(): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.item);
  }
}
`,
    honest: `
export class Mesh {
  private readonly item: WebGLBuffer;
  constructor(private readonly gl: WebGLRenderingContext) {
    this.item = gl.createBuffer();
  }
  draw(): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.item);
  }
  dispose(): void {
    this.gl.deleteBuffer(this.item);
  }
}
`,
  },
  'dom/WebGLRenderingContextBase.createTexture': {
    leaks: `
export class Mesh {
  private readonly item: WebGLTexture;
  constructor(private readonly gl: WebGLRenderingContext) {
    this.item = gl.createTexture();
  }
  draw(): void {
    this.gl.bindTexture(this.gl.TEXTURE_2D, this.item);
  }
}
`,
    honest: `
export class Mesh {
  private readonly item: WebGLTexture;
  constructor(private readonly gl: WebGLRenderingContext) {
    this.item = gl.createTexture();
  }
  draw(): void {
    this.gl.bindTexture(this.gl.TEXTURE_2D, this.item);
  }
  dispose(): void {
    this.gl.deleteTexture(this.item);
  }
}
`,
  },
  'dom/GPUDevice.createBuffer': {
    leaks: `
export class Mesh {
  private readonly buffer: GPUBuffer;
  constructor(device: GPUDevice) {
    this.buffer = device.createBuffer({ size: 1024, usage: 0x80 });
  }
  size(): number {
    return this.buffer.size;
  }
}
`,
    honest: `
export class Mesh {
  private readonly buffer: GPUBuffer;
  constructor(device: GPUDevice) {
    this.buffer = device.createBuffer({ size: 1024, usage: 0x80 });
  }
  dispose(): void {
    this.buffer.destroy();
  }
}
`,
  },
};
