import rule from '../../src/rules/no-leaked-subscription.js';
import { typedRuleTester } from '../support/lint.js';

const angular = `import { Component, inject, Injectable } from '@angular/core';\nimport { Observable, Subject, Subscription, first, map, take, takeUntil, takeUntilDestroyed } from './rx.js';\n`
  .replace("import { Observable, Subject, Subscription, first, map, take, takeUntil, takeUntilDestroyed } from './rx.js';", "import { takeUntilDestroyed } from '@angular/core';\nimport { Observable, Subject, Subscription, first, map, take, takeUntil } from 'rxjs';\n@Injectable() export class Service {\n  readonly changed = new Subject<number>();\n  stream(): Observable<number> { return this.changed.asObservable(); }\n  fetch(): Observable<number> { throw new Error(); }\n}");
const component = (members: string): string => `${angular}@Component({}) export class Panel {\n  private service = inject(Service);\n${members}\n}`;
const vscode = `import * as vscode from 'vscode';\n`;
const base = `class Base {\n  private readonly all: { dispose(): void }[] = [];\n  protected register<T extends { dispose(): void }>(o: T) { this.all.push(o); return o; }\n  dispose() { for (const each of this.all) each.dispose(); this.all.length = 0; }\n}\nexport interface Service { onOpen(f: () => void): { dispose(): void }; onShut(f: () => void): { dispose(): void }; dispose(): void }\n`;
const react = `import { useEffect, useRef } from 'react';\n`;

const link = (end: string): string => `interface Sub { unsubscribe(): void }\ninterface Feed { subscribe(f: () => void): Sub }\nexport function join(feed: Feed, retry: () => Feed | undefined) {\n  let first: Sub | undefined;\n  let second: Sub | undefined;\n  first = feed.subscribe(() => {\n    second = retry()?.subscribe(() => {});\n  });\n  return () => {\n${end}\n  };\n}`;
const injected = (members: string): string => `${base}declare function inject(token: unknown): PropertyDecorator;\n${members}`;

typedRuleTester().run('no-leaked-subscription', rule, {
  valid: [
    { name: 'what is looked for', code: `export class Repository { name = ''; constructor() {} dispose() { this.name = ''; } } class Manager { repositories: Repository[] = []; findRepo(where: (each: Repository) => boolean) { return this.repositories.find(where); } } export class View { constructor(private manager: Manager) {} base(name: string) { const repo = this.manager.findRepo(each => each.name === name); const same = this.manager.repositories.find(each => each.name === name); return repo?.name ?? same?.name; } dispose() { console.log('gone'); } }` },
    { name: 'a promise that ends with the stream, or with a controller of its own', code: `import { Observable, type Subscription } from 'rxjs';\nexport function first<T>(source: Observable<T>) {\n  const controller = new AbortController();\n  return new Promise<T>((resolve, reject) => {\n    const done = () => subscription.unsubscribe();\n    controller.signal.addEventListener('abort', () => { reject(controller.signal.reason); });\n    const subscription: Subscription = source.subscribe({\n      next(value) { resolve(value); done(); },\n      error(error) { reject(error); },\n      complete() { controller.abort(); done(); },\n    });\n  });\n}` },
    { name: 'ended when the component is', code: component(`  private sub?: Subscription;\n  ngOnInit() { this.sub = this.service.changed.subscribe(() => {}); }\n  ngOnDestroy() { this.sub?.unsubscribe(); }`) },
    { name: 'take(1)', code: component(`  ngOnInit() { this.service.changed.pipe(take(1)).subscribe(() => {}); }`) },
    { name: 'first()', code: component(`  ngOnInit() { this.service.changed.pipe(map(n => n + 1), first()).subscribe(() => {}); }`) },
    { name: 'takeUntil', code: component(`  private gone = new Subject<void>();\n  ngOnInit() { this.service.changed.pipe(takeUntil(this.gone)).subscribe(() => {}); }\n  ngOnDestroy() { this.gone.complete(); }`) },
    { name: 'takeUntilDestroyed', code: component(`  constructor() { this.service.changed.pipe(takeUntilDestroyed()).subscribe(() => {}); }`) },
    { name: 'limited in a field', code: component(`  private own = this.service.changed.pipe(take(3));\n  ngOnInit() { this.own.subscribe(() => {}); }`) },
    { name: 'an operator held in a variable', code: component(`  private until = takeUntilDestroyed<number>();\n  ngOnInit() { this.service.changed.pipe(this.until).subscribe(() => {}); }`) },
    { name: 'a stream that may end by itself', code: component(`  ngOnInit() { this.service.fetch().subscribe(() => {}); }`) },
    { name: 'added to another subscription', code: component(`  private subs = new Subscription();\n  ngOnInit() { this.subs.add(this.service.changed.subscribe(() => {})); }\n  ngOnDestroy() { this.subs.unsubscribe(); }`) },
    { name: 'an own stream', code: component(`  private own = new Subject<number>();\n  ngOnInit() { this.own.subscribe(() => {}); }`) },
    { name: 'a service that lives as long as the application', code: `${angular}@Injectable({ providedIn: 'root' }) export class Root { constructor(private service: Service) { this.service.changed.subscribe(() => {}); } }` },
    { name: 'handed to a collection', code: `${vscode}export class A { private all: vscode.Disposable[] = []; constructor() { this.all.push(vscode.workspace.onDidSaveTextDocument(() => {})); vscode.workspace.onDidOpenTextDocument(() => {}, this, this.all); } dispose() { this.all.forEach(each => each.dispose()); } }`.replace('vscode.workspace.onDidOpenTextDocument(() => {}, this, this.all); ', '') },
    { name: 'the cleanup of an effect', filename: 'file.tsx', code: `${react}export function A({ store }: { store: { subscribe(f: () => void): () => void } }) { useEffect(() => store.subscribe(() => {}), [store]); useEffect(() => { const end = store.subscribe(() => {}); return end; }, [store]); useEffect(() => { const end = store.subscribe(() => {}); return () => { end(); }; }, [store]); }` },
    { name: 'several disposers that are kept and run', filename: 'file.tsx', code: `${react}export function A({ store }: { store: { subscribe(f: () => void): () => void } }) { useEffect(() => { const ends = [store.subscribe(() => {})]; return () => ends.forEach(end => end()); }, [store]); }` },
    { name: 'a promise with a guard, released later', filename: 'file.tsx', code: `${react}export function A({ load, store }: { load: Promise<void>; store: { subscribe(f: () => void): () => void } }) { useEffect(() => { let gone = false; let end: (() => void) | undefined; void load.then(() => { if (!gone) end = store.subscribe(() => {}); }); return () => { gone = true; end?.(); }; }, [store]); }` },
    { name: 'a callback ref that returns its cleanup', filename: 'file.tsx', code: `${react}export function A() { const box = (node: HTMLElement) => { const o = new ResizeObserver(() => {}); o.observe(node); return () => o.disconnect(); }; return box; }` },
    { name: 'unobserved', filename: 'file.tsx', code: `${react}export function A() { useEffect(() => { const o = new ResizeObserver(() => {}); o.observe(document.body); return () => o.unobserve(document.body); }, []); }` },
    { name: 'an observer that ends itself', filename: 'file.tsx', code: `${react}export function A() { useEffect(() => { new MutationObserver((_, o) => o.disconnect()).observe(document.body); }, []); }` },
    { name: 'an observer of an own element', filename: 'file.tsx', code: `${react}export function A() { const box = useRef<HTMLElement>(null); useEffect(() => { const o = new ResizeObserver(() => {}); if (box.current) o.observe(box.current); }, []); return box; }` },
    { name: 'the base is called', code: `export class A { private end = () => {}; constructor(add: () => () => void) { this.end = add(); } dispose() { this.end(); } }\nexport class B extends A { n?: number; override dispose() { super.dispose(); this.n = undefined; } }` },
    { name: 'the base is replaced and its work done', code: `export class A { protected t?: NodeJS.Timeout; dispose() { clearInterval(this.t); } }\nexport class B extends A { override dispose() { clearTimeout(this.t); } }` },
    { name: 'the base releases nothing', code: `export class A { dispose() {} }\nexport class B extends A { n?: number; override dispose() { this.n = undefined; } }` },
    { name: 'known miss: a stream that the types do not show to be endless', code: component(`  ngOnInit() { this.of(this.service).subscribe(() => {}); }\n  of(s: Service): Observable<number> { const all = s.changed.pipe(map(n => n)); return all; }`) },
    { name: 'known miss: a disposable of a function that is called again and again', code: `${vscode}export function show(id: string, add: (id: string, f: () => void) => vscode.Disposable) { add(id, () => {}); }` },
    { name: 'known miss: an object with a destroy method that its owner forgets', code: `class Trap { destroy() {} }\nexport class A { private trap = new Trap(); private other = new Trap(); use() { return String(this.trap); } destroy() { this.other.destroy(); } }` },
    { name: 'ended before it is replaced', code: `class Scene { destroy() {} }\nexport class A { private scene = new Scene(); destroy() { this.scene.destroy(); this.scene = new Scene(); this.scene.destroy(); } }` },
    { name: 'a subscription under the same condition', code: component(`  private menu?: Service;\n  open() {\n    if (!this.menu) {\n      this.menu = new Service();\n      this.menu.changed.subscribe(() => {});\n    }\n  }`) },
    { name: 'an object that is made anew after it was given up', code: component(`  private menu?: Service;\n  open() {\n    if (!this.menu) this.menu = new Service();\n    this.menu.changed.subscribe(() => {});\n  }\n  close() { this.menu = undefined; }`) },
    { name: 'an observer of the page that the page sets up', code: `const watch = () => { new MutationObserver(() => {}).observe(document.body); };\nwatch();` },
    { name: 'known miss: an observer that an exported function drops', code: `export const find = (at = document.body) => new Promise<void>(done => { new MutationObserver(() => done()).observe(at, { childList: true }); });` },
    { name: 'a connection that the effect closes', filename: 'file.tsx', code: `import { useEffect } from 'react';\nexport function Feed({ add }: { add(x: string): void }) {\n  useEffect(() => {\n    const source = new EventSource('/feed');\n    source.onmessage = e => add(e.data);\n    return () => source.close();\n  }, [add]);\n}` },
    { name: 'a connection that ends itself', filename: 'file.tsx', code: `import { useEffect } from 'react';\nexport function Sum({ done }: { done(x: number): void }) {\n  useEffect(() => {\n    const worker = new Worker('/sum.js');\n    worker.onmessage = e => { done(e.data); worker.terminate(); };\n    worker.postMessage(1);\n  }, [done]);\n}` },
    { name: 'a connection of a function that is no effect', code: `export function listen(add: (x: string) => void) { const source = new EventSource('/feed'); source.onmessage = e => add(e.data); }` },
    { name: 'a connection that is closed in the test of a promise', code: `export const test = (url: string) => new Promise<void>((resolve, reject) => { const ws = new WebSocket(url); ws.onopen = () => { ws.close(); resolve(); }; ws.onerror = () => reject(new Error()); });` },
    { name: 'what an effect gets back from a function of a module', filename: 'file.tsx', code: `import { useEffect } from 'react';\nconst all = new Set<() => void>();\nfunction subscribe(f: () => void) { all.add(f); return () => { all.delete(f); }; }\nexport function Panel({ act }: { act(): void }) {\n  useEffect(() => subscribe(act), [act]);\n}` },
    { name: 'the component that the application is made of', code: `import { Component } from '@angular/core';\nimport { interval } from 'rxjs';\ndeclare function bootstrapApplication(component: unknown): void;\n@Component({})\nexport class App { constructor() { interval(1000).subscribe(() => {}); } }\nbootstrapApplication(App);` },
    { name: 'the component that a module starts with', code: `import { Component } from '@angular/core';\nimport { interval } from 'rxjs';\ndeclare function NgModule(options: object): (target: unknown) => void;\n@Component({})\nexport class App { constructor() { interval(1000).subscribe(() => {}); } }\n@NgModule({ bootstrap: [App] })\nexport class Main {}` },
    { name: 'a clock with a limit', code: `import { Component } from '@angular/core';\nimport { interval, take } from 'rxjs';\n@Component({})\nexport class A { constructor() { interval(1000).pipe(take(3)).subscribe(() => {}); } }` },
    { name: 'events of an own element', code: `import { Component } from '@angular/core';\nimport { fromEvent } from 'rxjs';\n@Component({})\nexport class A { box = document.createElement('p'); constructor() { fromEvent(this.box, 'click').subscribe(() => {}); } }` },
    { name: 'a notifier that the teardown calls', code: `import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({})\nexport class A { private gone = new Subject<void>(); constructor() { interval(1000).pipe(takeUntil(this.gone)).subscribe(() => {}); } ngOnDestroy() { this.gone.next(); } }` },
    { name: 'a notifier that somebody else may call', code: `import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({})\nexport class A { gone = new Subject<void>(); constructor() { interval(1000).pipe(takeUntil(this.gone)).subscribe(() => {}); } }` },
    { name: 'a function that returns what its callback returns', code: `interface End { unsubscribe(): void }\ninterface Zone { runOutside<T>(work: () => T): T }\ninterface Stream { subscribe(f: () => void): End }\nexport class A { constructor(private readonly zone: Zone, private readonly limited: () => Stream) {} start() { this.zone.runOutside(() => this.limited().subscribe(() => {})); } ngOnDestroy() {} }` },
    { name: '`using` gives it back', code: `${vscode}export class A implements vscode.Disposable { private open = vscode.workspace.onDidOpenTextDocument(() => {}); watch() { using saved = vscode.workspace.onDidSaveTextDocument(() => {}); return saved; } run() { using changed = vscode.workspace.onDidSaveTextDocument(() => {}); } dispose() { this.open.dispose(); } }` },
    { name: 'the sender is told who goes', code: `interface End { dispose(): void }\ninterface Tracker { subscribe(who: unknown, what: (line: number) => void): End; unsubscribe(who: unknown): void }\nexport class A { constructor(private readonly host: { readonly tracker: Tracker }) { this.host.tracker.subscribe(this, () => {}); } dispose() { this.host.tracker.unsubscribe(this); } }` },
    { name: 'a list takes the disposable', code: `import * as vscode from 'vscode';\nexport class A { private list: vscode.Disposable[] = []; constructor() { vscode.workspace.onDidSaveTextDocument(() => {}, null, this.list); } dispose() { for (const each of this.list) each.dispose(); } }` },
    { name: 'the object that made the stream ends it', code: `import { Component } from '@angular/core';\nimport { Subject } from 'rxjs';\nexport class Monitor { #all = new Map<string, Subject<void>>(); watch(id: string) { const s = new Subject<void>(); this.#all.set(id, s); return s; } stop(id: string) { this.#all.get(id)?.complete(); } }\n@Component({})\nexport class A { constructor(private monitor: Monitor) { this.monitor.watch('a').subscribe(() => {}); } ngOnDestroy() { this.monitor.stop('a'); } }` },
    { name: 'a component around it, whose own stream ends with it', code: `${angular}@Component({}) export class Drawer { readonly moved = new Subject<number>(); ngOnDestroy() { this.moved.complete(); } }\n@Component({}) export class Content {\n  private drawer = inject(Drawer);\n  constructor(around: Drawer) {\n    const drawer = this.drawer;\n    this.drawer.moved.subscribe(() => {});\n    drawer.moved.pipe(map(n => n + 1)).subscribe(() => {});\n    around.moved.subscribe(() => {});\n  }\n}` },
    { name: 'a service that the component provides itself', code: `${angular}@Component({ providers: [Service] }) export class Page {\n  private service = inject(Service);\n  constructor() {\n    this.service.changed.subscribe(() => {});\n  }\n}` },
    { name: 'a service that ends, of which nobody says whose it is', code: `${angular}export abstract class Model { private readonly all = new Subject<number>(); changed = this.all.asObservable(); ngOnDestroy() { this.all.complete(); } }\n@Component({}) export class Field {\n  private model = inject(Model);\n  constructor() {\n    this.model.changed.subscribe(() => {});\n  }\n}` },
    { name: 'what the constructor is given is ended with the object', code: `type Unsubscriber = () => void;\ninterface Gateway { onChange(f: () => void): Unsubscriber; stop(): void }\nexport class Server {\n  constructor(private config: { gateway: Gateway }) {\n    const { gateway } = this.config;\n    gateway.onChange(() => {});\n  }\n  stop() {\n    this.config.gateway.stop();\n  }\n}` },
    { name: 'what a constant takes out of an object of its own', code: `type Unsubscriber = () => void;\nclass Gateway { onChange(f: () => void): Unsubscriber { return f; } }\nexport class Server {\n  private parts: { gateway: Gateway } | undefined = { gateway: new Gateway() };\n  start() {\n    const { gateway } = this.parts!;\n    gateway.onChange(() => {});\n  }\n  stop() {\n    this.parts = undefined;\n  }\n}` },
    { name: 'an end that is inherited: all is registered for it', code: `${base}export class Panel extends Base {\n  constructor(service: Service) {\n    super();\n    this.register(service.onOpen(() => {}));\n  }\n}` },
    { name: 'an object that is itself registered for the end', code: `${base}export class Panel extends Base {\n  constructor(private service: Service) {\n    super();\n    this.register(this.service);\n    this.service.onShut(() => {});\n  }\n}` },
    { name: 'an object that is made where none is given', code: `${base}class Own implements Service { onOpen(f: () => void) { return { dispose: f }; } onShut(f: () => void) { return { dispose: f }; } dispose() {} }\nexport class Panel extends Base {\n  constructor(private service: Service = new Own()) {\n    super();\n    this.register(this.service.onOpen(() => {}));\n    this.service.onShut(() => {});\n  }\n}` },
    { name: 'an object that is asked to let go of the one it was registered for', code: `${base}export class Tracker { #all = new Map<unknown, () => void>(); subscribe(key: unknown, f: () => void) { this.#all.set(key, f); return { dispose: () => { this.#all.delete(key); } }; } unsubscribe(key: unknown) { this.#all.delete(key); } }\nexport class Line {\n  constructor(private parts: { tracker: Tracker }) {\n    this.parts.tracker.subscribe(this, () => {});\n  }\n  dispose() {\n    this.parts.tracker.unsubscribe(this);\n  }\n}` },
    { name: 'known miss: a disposable that no listener is given to', code: `interface Watcher { dispose(): void }\ndeclare const workspace: { watch(glob: string): Watcher };\nexport class A { private list = [1]; constructor() { workspace.watch('*'); } dispose() { this.list = []; } }` },
    { name: 'known miss: an observer of an own element that a component forgets', filename: 'file.tsx', code: `import { useEffect, useRef } from 'react';\nexport function Box({ act }: { act(): void }) {\n  const box = useRef<HTMLElement>(null);\n  useEffect(() => { const o = new IntersectionObserver(() => act()); if (box.current) o.observe(box.current); }, []);\n}` },
    { name: 'both are ended by what the function returns', code: link('    first?.unsubscribe();\n    second?.unsubscribe();') },
    { name: 'what is returned ends something of another kind', code: link('    clearTimeout(0);') },
    { name: 'what is returned sets up the next one', code: link('    first?.unsubscribe();\n    first = feed.subscribe(() => {});') },
    { name: 'a base that offers nothing', code: `class Plain { gone = false; dispose() { this.gone = true; } }\nexport interface Service { onShut(f: () => void): { dispose(): void } }\nexport class Panel extends Plain {\n  constructor(service: Service) {\n    super();\n    service.onShut(() => {});\n  }\n}` },
    { name: 'a base that makes what its field holds', code: `${base}class Own implements Service { onOpen(f: () => void) { return { dispose: f }; } onShut(f: () => void) { return { dispose: f }; } dispose() {} }\nclass Middle extends Base { protected readonly service = new Own(); }\nexport class Panel extends Middle {\n  start() { this.service.onShut(() => {}); }\n  stop() { this.register({ dispose() {} }); }\n}` },
    { name: 'a base that ends what it is given', code: `${base}class Middle extends Base { constructor(protected readonly service: Service) { super(); this.register(service); this.register(this.service); } }\nexport class Panel extends Middle {\n  start() { this.service.onShut(() => {}); }\n}` },
    { name: 'a base that gets a new object from its subclass', code: `${base}class Own implements Service { onOpen(f: () => void) { return { dispose: f }; } onShut(f: () => void) { return { dispose: f }; } dispose() {} }\nclass Middle extends Base { constructor(protected readonly service: Service) { super(); } }\nexport class Panel extends Middle {\n  constructor() { super(new Own()); }\n  start() { this.service.onShut(() => {}); }\n}` },
    { name: 'a decorator that is no container’s', code: injected(`export class Panel extends Base {\n  @inject('service') service!: Service;\n  start() { this.service.onShut(() => {}); }\n}`) },
    { name: 'known miss: a function that is given both, and ends one', code: `interface Sub { unsubscribe(): void }\ninterface Feed { subscribe(f: () => void): Sub }\nexport function join(a: Feed, b: Feed) {\n  const first = a.subscribe(() => {});\n  b.subscribe(() => {});\n  return () => first.unsubscribe();\n}` },
  ],
  invalid: [
    {
      name: 'what the function returns ends one twice and the other never',
      code: link('    if (first) first.unsubscribe();\n    if (second) first?.unsubscribe();'),
      errors: [{ messageId: 'leaked', line: 7, data: { subject: 'This subscription of `retry()` stays', end: 'after what `join()` sets up has been ended', repair: 'call `second.unsubscribe()` in the cleanup on line 9' } }],
    },
    {
      name: 'an end that is inherited, with a method to register for it',
      code: `${base}export class Panel extends Base {\n  constructor(service: Service) {\n    super();\n    service.onShut(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 10 }],
    },
    {
      name: 'a field of a base class, given by the constructor there',
      code: `${base}class Middle extends Base { constructor(protected readonly service: Service, protected readonly n: number) { super(); } }\nexport class Panel extends Middle {\n  constructor(service: Service) { super(service, 1); }\n  start() {\n    this.service.onShut(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 11 }],
    },
    {
      name: 'hooks by the name of their package',
      filename: 'file.tsx',
      code: `import * as React from 'react';\ninterface Service { onOpen(f: () => void): { dispose(): void } }\nexport const Panel = ({ service }: { service: Service }) => {\n  const [open, setOpen] = React.useState(false);\n  service.onOpen(() => { setOpen(true); });\n  return <p>{String(open)}</p>;\n};`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'This disposable of `service` stays', end: 'after the component is gone', repair: 'do this in an effect, and take it back in a function that the effect returns' } }],
    },
    {
      name: 'a subject of a service',
      code: component(`  ngOnInit() {\n    this.service.changed.subscribe(() => {});\n  }`),
      errors: [{ messageId: 'leaked', data: { subject: 'This subscription of `this.service.changed` stays', end: 'after `Panel` is gone', repair: 'keep what `this.service.changed.subscribe()` returns and call its `unsubscribe()` in a `ngOnDestroy()`' } }],
    },
    {
      name: 'what the component around it got from elsewhere',
      code: `${angular}@Component({}) export class Tree { model?: Service; of() { return this.model; } }\n@Component({}) export class Node {\n  private tree = inject(Tree);\n  constructor() {\n    this.tree.model?.changed.subscribe(() => {});\n    this.tree.of()?.changed.subscribe(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 13 }, { messageId: 'leaked', line: 14 }],
    },
    {
      name: 'what a constant takes out of what the constructor is given',
      code: `type Unsubscriber = () => void;\ninterface Gateway { onChange(f: () => void): Unsubscriber }\nexport class Server {\n  private n?: number;\n  constructor(private config: { gateway: Gateway }) {\n    this.start();\n  }\n  private start() {\n    const { gateway } = this.config;\n    gateway.onChange(() => {});\n  }\n  stop() {\n    this.n = undefined;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 10, data: { subject: 'This subscription of `gateway` stays', end: 'after `Server` is gone', repair: 'keep the function that `gateway.onChange()` returns and call it in `stop()` on line 12' } }],
    },
    {
      name: 'a disposable beside one that is registered for the end',
      code: `${base}export class Panel extends Base {\n  constructor(service: Service) {\n    super();\n    this.register(service.onOpen(() => {}));\n    service.onShut(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 11, data: { subject: 'This disposable of `service` stays', end: 'after `Panel` is gone', repair: 'pass what `service.onShut()` returns to `this.register()`' } }],
    },
    {
      name: 'what a constant takes out of the props',
      filename: 'file.tsx',
      code: `${react}type Store = { subscribe(f: () => void): () => void };\nexport function A(props: { store: Store }) {\n  const { store } = props;\n  useEffect(() => {\n    store.subscribe(() => {});\n  }, [store]);\n}`,
      errors: [{ messageId: 'leaked', line: 6, suggestions: 1 }],
    },
    {
      name: 'a service that is one for all',
      code: `${angular}@Injectable({ providedIn: 'root' }) export class Model { readonly changed = new Subject<number>(); ngOnDestroy() { this.changed.complete(); } }\n@Component({}) export class Field {\n  private model = inject(Model);\n  constructor() {\n    this.model.changed.subscribe(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 13 }],
    },
    {
      name: 'through operators and methods',
      code: component(`  ngOnInit() {\n    this.service.stream().pipe(map(n => n + 1)).subscribe(() => {});\n  }\n  ngOnDestroy() {}`),
      errors: [{ messageId: 'leaked' }],
    },
    {
      name: 'given to the constructor',
      code: `${angular}@Component({}) export class Panel {\n  constructor(service: Service) {\n    service.changed.subscribe(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked' }],
    },
    {
      name: 'released only for the next one',
      code: component(`  private sub = Subscription.EMPTY;\n  set n(value: number) {\n    this.sub.unsubscribe();\n    this.sub = this.service.stream().subscribe(() => value);\n  }\n  ngOnDestroy() {\n    this.service.fetch();\n  }`),
      errors: [
        {
          messageId: 'leaked',
          suggestions: [
            {
              messageId: 'addRelease',
              output: component(`  private sub = Subscription.EMPTY;\n  set n(value: number) {\n    this.sub.unsubscribe();\n    this.sub = this.service.stream().subscribe(() => value);\n  }\n  ngOnDestroy() {\n    this.service.fetch();\n    this.sub?.unsubscribe();\n  }`),
            },
          ],
        },
      ],
    },
    {
      name: 'a field that is released but gets no value',
      code: `import { Observable, Subscription } from 'rxjs';\nexport class Source {\n  private sub?: Subscription;\n  update(data: Observable<number>) {\n    if (this.sub) {\n      this.sub.unsubscribe();\n    }\n    data.subscribe(() => {});\n  }\n  disconnect() {\n    this.sub = undefined;\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 8, data: { subject: 'This subscription of `data` stays', end: 'after `Source` is gone', repair: 'line 6 means to release it, but nothing is ever assigned to `this.sub`: assign it here' } }],
    },
    {
      name: 'a disposable',
      code: `${vscode}export class Status implements vscode.Disposable {\n  private open = vscode.workspace.onDidOpenTextDocument(() => {});\n  constructor() {\n    vscode.workspace.onDidSaveTextDocument(() => {});\n  }\n  dispose() {\n    this.open.dispose();\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 5, column: 5, endColumn: 53, data: { subject: 'This disposable of `vscode.workspace` stays', end: 'after `Status` is gone', repair: 'keep what `vscode.workspace.onDidSaveTextDocument()` returns and call its `dispose()` in `dispose()` on line 7' } }],
    },
    {
      name: 'a store',
      filename: 'file.tsx',
      code: `${react}export function A({ store }: { store: { subscribe(f: () => void): () => void } }) {\n  useEffect(() => {\n    store.subscribe(() => {});\n  }, [store]);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: [{ messageId: 'returnCleanup', output: `${react}export function A({ store }: { store: { subscribe(f: () => void): () => void } }) {\n  useEffect(() => {\n    const handle = store.subscribe(() => {});\n    return () => handle();\n  }, [store]);\n}` }] }],
    },
    {
      name: 'an observer of the page',
      filename: 'file.tsx',
      code: `${react}export function A() {\n  useEffect(() => {\n    const o = new MutationObserver(() => {});\n    o.observe(document.body, { childList: true });\n  }, []);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: 1 }],
    },
    {
      name: 'an observer of an element that stays while the effect runs again',
      filename: 'file.jsx',
      code: `${react}export function A({ id }) {\n  const box = useRef(null);\n  useEffect(() => {\n    new ResizeObserver(() => id).observe(box.current);\n  }, [id]);\n  return box;\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'an observer of an element that was looked up',
      code: `export class Table {\n  constructor(private find: () => Element, private rest: Set<() => void>) {}\n  track() {\n    const element = this.find();\n    const o = new MutationObserver(() => {});\n    o.observe(element);\n  }\n  removeListeners() {\n    this.rest.forEach(end => end());\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'a listener that nothing can take away',
      code: `${angular}export class Dispatcher {\n  private listeners: ((n: number) => void)[] = [];\n  listen(f: (n: number) => void) { this.listeners.push(f); }\n  notify(n: number) { for (const f of this.listeners) f(n); }\n}\n@Component({}) export class Toggle {\n  constructor(dispatcher: Dispatcher) {\n    dispatcher.listen(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', data: { subject: 'This listener of `dispatcher` stays', end: 'after `Toggle` is gone', repair: 'have `dispatcher.listen()` return a function that takes it away, and call that in a `ngOnDestroy()`' } }],
    },
    {
      name: 'a timer is cleared, the listener beside it is not',
      code: `${vscode}export const wait = (p: Promise<void>, token: vscode.CancellationToken, ms: number) =>\n  new Promise<void>((resolve, reject) => {\n    const t = setTimeout(reject, ms);\n    token.onCancellationRequested(() => { clearTimeout(t); reject(new Error()); });\n    void p.then(() => {\n      clearTimeout(t);\n      resolve();\n    });\n  });`,
      errors: [{ messageId: 'leaked', line: 5, data: { subject: 'This disposable of `token` stays', end: 'when line 8 settles the promise', repair: 'keep what `token.onCancellationRequested()` returns and call its `dispose()` there' } }],
    },
    {
      name: 'each call of a method adds one to an object that stays',
      code: component(`  private menu?: Service;\n  open() {\n    if (!this.menu) {\n      this.create();\n    }\n    this.menu?.changed.subscribe(() => {});\n  }\n  private create() {\n    this.menu = new Service();\n  }`),
      errors: [{ messageId: 'leaked', data: { subject: 'Each call adds another subscription', end: 'and nothing takes the one before away', repair: '`this.menu` is made only once, under the condition on line 13: register there' } }],
    },
    {
      name: 'each call of a function adds an observer of the page',
      code: `const find = (at = document.body) =>\n  new Promise<void>(done => {\n    new MutationObserver(() => done()).observe(at, { childList: true });\n  });\nexport async function go() {\n  await find();\n}`,
      errors: [{ messageId: 'leaked', line: 3 }],
    },
    {
      name: 'a field that gets a new object before the old one is ended',
      code: `class Scene { destroy() {} }\nexport class A {\n  private scene = new Scene();\n  destroy() {\n    this.scene = new Scene();\n    this.scene.destroy();\n  }\n}`,
      errors: [{ messageId: 'endedTooLate', line: 5, column: 5, endColumn: 29, data: { field: 'this.scene', release: 'this.scene.destroy()', line: '6' } }],
    },
    {
      name: 'a teardown that replaces that of its base',
      code: `export class Item {\n  private end = () => {};\n  constructor(add: () => () => void) { this.end = add(); }\n  dispose() { this.end(); }\n}\nexport class Panel extends Item {\n  n?: number;\n  override dispose() {\n    this.n = undefined;\n  }\n}`,
      errors: [{ messageId: 'noSuper', line: 8, column: 12, endColumn: 19, data: { method: 'dispose', base: 'Item', release: 'this.end()' } }],
    },
    {
      name: 'a connection of an effect',
      filename: 'file.tsx',
      code: `import { useEffect } from 'react';\nexport function Feed({ add }: { add(x: string): void }) {\n  useEffect(() => {\n    const source = new EventSource('/feed');\n    source.onmessage = e => add(e.data);\n  }, [add]);\n}`,
      errors: [{ messageId: 'leaked', line: 4, column: 20, data: { subject: 'This event source stays', end: 'after the effect is undone', repair: 'call `source.close()` in a function that it returns' }, suggestions: 1 }],
    },
    {
      name: 'an observer of what the page does',
      filename: 'file.jsx',
      code: `import { useEffect } from 'react';\nexport function useVitals(report) {\n  useEffect(() => {\n    const all = new PerformanceObserver(list => report(list.getEntries()));\n    all.observe({ entryTypes: ['longtask'] });\n  }, [report]);\n}`,
      errors: [{ messageId: 'leaked', line: 4, suggestions: 1 }],
    },
    {
      name: 'a function of a module that returns what takes it away',
      filename: 'file.tsx',
      code: `import { useEffect } from 'react';\nconst all = new Set<() => void>();\nfunction subscribe(f: () => void) { all.add(f); return () => { all.delete(f); }; }\nexport function Panel({ act }: { act(): void }) {\n  useEffect(() => {\n    subscribe(act);\n  }, [act]);\n}`,
      errors: [{ messageId: 'leaked', line: 6, data: { subject: 'This subscription stays', end: 'after the effect is undone', repair: 'keep the function that `subscribe()` returns and call it in a function that it returns' }, suggestions: 1 }],
    },
    {
      name: 'a clock',
      code: `import { Component } from '@angular/core';\nimport { interval } from 'rxjs';\n@Component({})\nexport class A {\n  constructor() {\n    interval(1000).subscribe(() => {});\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 6 }],
    },
    {
      name: 'events of the page',
      code: `import { fromEvent } from 'rxjs';\nexport class Keys {\n  #down = new Set<string>();\n  constructor() {\n    fromEvent<KeyboardEvent>(window, 'keydown').subscribe(e => this.#down.add(e.key));\n  }\n  dispose() {\n    this.#down.clear();\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 5 }],
    },
    {
      name: 'a notifier that never emits',
      code: `import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({})\nexport class A {\n  private gone = new Subject<void>();\n  constructor() {\n    interval(1000).pipe(takeUntil(this.gone)).subscribe(() => {});\n  }\n  ngOnDestroy() {\n    console.log('over');\n  }\n}`,
      errors: [{ messageId: 'leaked', line: 7, data: { subject: 'This subscription of `interval(1000).pipe(takeUntil(this.gone…` stays', end: 'after `A` is gone', repair: '`this.gone`, which is to end it, never emits: call `this.gone.next()` in `ngOnDestroy()` on line 9' } }],
    },
  ],
});
