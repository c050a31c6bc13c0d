import type { Origin, UnitEntry } from './schema.js';

const LIB: Origin = { from: 'lib' };
const ECMA = 'https://tc39.es/ecma262/';
const HTML = 'https://html.spec.whatwg.org/multipage/';
const JWT = 'https://www.rfc-editor.org/rfc/rfc7519#section-2';
const NODE = 'https://nodejs.org/api/';
const module = (name: string): Origin => ({ from: 'module', module: name });

/** Units of well-known APIs whose declarations do not say them by a name or in a comment of the value itself. */
export const units: readonly UnitEntry[] = [
  { id: 'es/Date/now', origin: LIB, types: ['DateConstructor'], names: ['now', 'parse', 'UTC'], of: 'result', unit: 'ms', source: `${ECMA}#sec-date.now` },
  { id: 'es/Date/getTime', origin: LIB, types: ['Date'], names: ['getTime', 'valueOf'], of: 'result', unit: 'ms', source: `${ECMA}#sec-date.prototype.gettime` },
  { id: 'es/Date/setTime', origin: LIB, types: ['Date'], names: ['setTime'], of: { argument: 0 }, unit: 'ms', source: `${ECMA}#sec-date.prototype.settime` },
  { id: 'es/Date/new', origin: LIB, types: ['Date', 'DateConstructor'], names: ['new'], of: { argument: 0, alone: true }, unit: 'ms', source: `${ECMA}#sec-date` },
  { id: 'es/Math/sin', origin: LIB, types: ['Math'], names: ['sin', 'cos', 'tan'], of: { argument: 0 }, unit: 'rad', source: `${ECMA}#sec-math.sin` },
  { id: 'es/Math/asin', origin: LIB, types: ['Math'], names: ['asin', 'acos', 'atan', 'atan2'], of: 'result', unit: 'rad', source: `${ECMA}#sec-math.asin` },
  { id: 'dom/timers', origin: LIB, names: ['setTimeout', 'setInterval'], of: { argument: 1 }, unit: 'ms', source: `${HTML}timers-and-user-prompts.html#timers` },
  { id: 'dom/window.timers', origin: LIB, types: ['WindowOrWorkerGlobalScope'], names: ['setTimeout', 'setInterval'], of: { argument: 1 }, unit: 'ms', source: `${HTML}timers-and-user-prompts.html#timers` },
  { id: 'dom/performance.now', origin: LIB, types: ['Performance'], names: ['now'], of: 'result', unit: 'ms', source: 'https://w3c.github.io/hr-time/#dom-performance-now' },
  { id: 'dom/performance.timeOrigin', origin: LIB, types: ['Performance'], names: ['timeOrigin'], of: 'property', unit: 'ms', source: 'https://w3c.github.io/hr-time/#dom-performance-timeorigin' },
  { id: 'dom/PerformanceEntry', origin: LIB, types: ['PerformanceEntry'], names: ['startTime', 'duration'], of: 'property', unit: 'ms', source: 'https://w3c.github.io/performance-timeline/#performanceentry' },
  { id: 'dom/Event.timeStamp', origin: LIB, types: ['Event'], names: ['timeStamp'], of: 'property', unit: 'ms', source: 'https://dom.spec.whatwg.org/#dom-event-timestamp' },
  { id: 'dom/HTMLMediaElement', origin: LIB, types: ['HTMLMediaElement'], names: ['currentTime', 'duration'], of: 'property', unit: 's', source: `${HTML}media.html#dom-media-currenttime` },
  { id: 'dom/AudioContext', origin: LIB, types: ['BaseAudioContext'], names: ['currentTime'], of: 'property', unit: 's', source: 'https://webaudio.github.io/web-audio-api/#dom-baseaudiocontext-currenttime' },
  { id: 'dom/AudioBuffer', origin: LIB, types: ['AudioBuffer'], names: ['duration'], of: 'property', unit: 's', source: 'https://webaudio.github.io/web-audio-api/#dom-audiobuffer-duration' },
  { id: 'dom/File.lastModified', origin: LIB, types: ['File'], names: ['lastModified'], of: 'property', unit: 'ms', source: 'https://w3c.github.io/FileAPI/#dfn-lastModified' },
  { id: 'dom/Blob.size', origin: LIB, types: ['Blob'], names: ['size'], of: 'property', unit: 'B', source: 'https://w3c.github.io/FileAPI/#dfn-size' },
  { id: 'dom/canvas', origin: LIB, types: ['CanvasTransform', 'CanvasPath'], names: ['rotate'], of: { argument: 0 }, unit: 'rad', source: `${HTML}canvas.html#dom-context-2d-rotate` },
  { id: 'dom/IdleRequestOptions', origin: LIB, types: ['IdleRequestOptions'], names: ['timeout'], of: 'property', unit: 'ms', source: 'https://w3c.github.io/requestidlecallback/#dom-idlerequestoptions-timeout' },
  { id: 'dom/vibrate', origin: LIB, types: ['Navigator'], names: ['vibrate'], of: { argument: 0 }, unit: 'ms', source: 'https://w3c.github.io/vibration/#dom-navigator-vibrate' },
  { id: 'dom/GeolocationOptions', origin: LIB, types: ['PositionOptions'], names: ['timeout', 'maximumAge'], of: 'property', unit: 'ms', source: 'https://w3c.github.io/geolocation/#position_options_interface' },

  { id: 'node/timers', origin: { from: 'global', package: '@types/node' }, names: ['setTimeout', 'setInterval'], of: { argument: 1 }, unit: 'ms', source: `${NODE}timers.html#settimeoutcallback-delay-args` },
  { id: 'node/timers/module', origin: module('node:timers'), names: ['setTimeout', 'setInterval'], of: { argument: 1 }, unit: 'ms', source: `${NODE}timers.html#settimeoutcallback-delay-args` },
  { id: 'node/performance.now', origin: module('node:perf_hooks'), types: ['Performance'], names: ['now'], of: 'result', unit: 'ms', source: `${NODE}perf_hooks.html#performancenow` },
  { id: 'node/process.uptime', origin: { from: 'global', package: '@types/node' }, types: ['Process'], names: ['uptime'], of: 'result', unit: 's', source: `${NODE}process.html#processuptime` },
  { id: 'node/hrtime.bigint', origin: { from: 'global', package: '@types/node' }, types: ['HRTime'], names: ['bigint'], of: 'result', unit: 'ns', source: `${NODE}process.html#processhrtimebigint` },
  { id: 'node/memoryUsage', origin: { from: 'global', package: '@types/node' }, types: ['MemoryUsage'], names: ['rss', 'heapTotal', 'heapUsed', 'external', 'arrayBuffers'], of: 'property', unit: 'B', source: `${NODE}process.html#processmemoryusage` },
  { id: 'node/os.uptime', origin: module('node:os'), names: ['uptime'], of: 'result', unit: 's', source: `${NODE}os.html#osuptime` },
  { id: 'node/os.memory', origin: module('node:os'), names: ['totalmem', 'freemem'], of: 'result', unit: 'B', source: `${NODE}os.html#ostotalmem` },
  { id: 'node/fs.Stats.size', origin: module('node:fs'), types: ['StatsBase'], names: ['size'], of: 'property', unit: 'B', source: `${NODE}fs.html#statssize` },
  { id: 'node/fs.utimes/access', origin: module('node:fs'), names: ['utimes', 'utimesSync', 'lutimes', 'lutimesSync', 'futimes', 'futimesSync'], of: { argument: 1 }, unit: 's', source: `${NODE}fs.html#fsutimespath-atime-mtime-callback` },
  { id: 'node/fs.utimes/modification', origin: module('node:fs'), names: ['utimes', 'utimesSync', 'lutimes', 'lutimesSync', 'futimes', 'futimesSync'], of: { argument: 2 }, unit: 's', source: `${NODE}fs.html#fsutimespath-atime-mtime-callback` },
  { id: 'node/fs-promises.utimes/access', origin: module('node:fs/promises'), names: ['utimes', 'lutimes'], of: { argument: 1 }, unit: 's', source: `${NODE}fs.html#fspromisesutimespath-atime-mtime` },
  { id: 'node/fs-promises.utimes/modification', origin: module('node:fs/promises'), names: ['utimes', 'lutimes'], of: { argument: 2 }, unit: 's', source: `${NODE}fs.html#fspromisesutimespath-atime-mtime` },
  { id: 'node/timers-promises', origin: module('node:timers/promises'), names: ['setTimeout', 'setInterval'], of: { argument: 0 }, unit: 'ms', source: `${NODE}timers.html#timers-promises-api` },

  { id: 'jsonwebtoken/claims', origin: module('jsonwebtoken'), types: ['JwtPayload'], names: ['exp', 'nbf', 'iat'], of: 'property', unit: 's', source: JWT },
  { id: 'jsonwebtoken/sign/claims', origin: module('jsonwebtoken'), names: ['sign'], of: { argument: 0, key: ['exp', 'nbf', 'iat'] }, unit: 's', source: JWT },
  { id: 'jsonwebtoken/options', origin: module('jsonwebtoken'), types: ['SignOptions'], names: ['expiresIn', 'notBefore'], of: 'property', unit: 's', source: 'https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback' },
  { id: 'jwt-decode/claims', origin: module('jwt-decode'), types: ['JwtPayload'], names: ['exp', 'nbf', 'iat'], of: 'property', unit: 's', source: JWT },
  { id: 'jose/claims', origin: module('jose'), types: ['JWTPayload'], names: ['exp', 'nbf', 'iat'], of: 'property', unit: 's', source: JWT },
  { id: 'hono/cookie', origin: module('hono'), types: ['CookieOptions'], names: ['maxAge'], of: 'property', unit: 's', source: 'https://hono.dev/docs/helpers/cookie#options' },
  { id: 'next/cookie', origin: module('next'), types: ['CookieSerializeOptions'], names: ['maxAge'], of: 'property', unit: 's', source: 'https://nextjs.org/docs/app/api-reference/functions/cookies#options' },
  { id: 'tough-cookie/cookie', origin: module('tough-cookie'), types: ['CreateCookieOptions', 'Cookie'], names: ['maxAge'], of: 'property', unit: 's', source: 'https://www.rfc-editor.org/rfc/rfc6265#section-5.2.2' },
  { id: 'redis/set/seconds', origin: module('@redis/client'), types: ['SetOptions'], names: ['EX', 'EXAT'], of: 'property', unit: 's', source: 'https://redis.io/docs/latest/commands/set/' },
  { id: 'redis/set/milliseconds', origin: module('@redis/client'), types: ['SetOptions'], names: ['PX', 'PXAT'], of: 'property', unit: 'ms', source: 'https://redis.io/docs/latest/commands/set/' },
  { id: 'node-cache/options', origin: module('node-cache'), types: ['Options'], names: ['stdTTL', 'checkperiod'], of: 'property', unit: 's', source: 'https://github.com/node-cache/node-cache#options' },
];
