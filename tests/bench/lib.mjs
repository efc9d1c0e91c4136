// Shared by measure.mjs and interact.mjs: a static server, browser, throttling, in-page probes, statistics.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants as z } from 'node:zlib';
import { chromium } from 'playwright-core';

const MIME = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8', json: 'application/json', geojson: 'application/geo+json', map: 'application/json',
  wasm: 'application/wasm', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8',
  xml: 'application/xml', webmanifest: 'application/manifest+json', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp',
  avif: 'image/avif', gif: 'image/gif', ico: 'image/x-icon', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf',
};
const COMPRESS = /^(html|css|m?js|json|geojson|map|wasm|svg|txt|csv|xml|webmanifest|ttf)$/;

/** Serve a folder from 127.0.0.1; every compressible file is compressed up front, before anything is timed: with
 *  brotli 11, large ones (generated plans, which are loaded unthrottled) with brotli 5, which takes seconds less. */
export async function serve(dir) {
  const root = resolve(dir), files = new Map();
  for (const name of readdirSync(root, { recursive: true })) {
    const full = join(root, name), ext = extname(name).slice(1).toLowerCase();
    if (!statSync(full).isFile()) continue;
    const raw = readFileSync(full);
    const br = COMPRESS.test(ext) && raw.length > 200
      ? brotliCompressSync(raw, { params: { [z.BROTLI_PARAM_QUALITY]: raw.length > 1e6 ? 5 : 11, [z.BROTLI_PARAM_SIZE_HINT]: raw.length } }) : null;
    files.set('/' + name.split(sep).join('/'), {
      raw, br: br && br.length < raw.length ? br : null, type: MIME[ext] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    });
  }
  const stats = { requests: 0, bytes: 0, missing: [] };
  const handler = (req, res) => {
    const path = decodeURIComponent(new URL(req.url, 'http://x').pathname);
    const file = files.get(path) ?? files.get(path.replace(/\/?$/, '/index.html'));
    stats.requests++;
    if (!file) { stats.missing.push(path); res.writeHead(404, { 'content-type': 'text/plain' }); return res.end('404'); }
    const head = { 'content-type': file.type, etag: file.etag, 'cache-control': 'public, max-age=600', vary: 'accept-encoding' };
    if (req.headers['if-none-match'] === file.etag) { res.writeHead(304, head); return res.end(); }
    const br = file.br && /\bbr\b/.test(req.headers['accept-encoding'] ?? '');
    const body = br ? file.br : file.raw;
    if (br) head['content-encoding'] = 'br';
    head['content-length'] = body.length;
    stats.bytes += body.length;
    res.writeHead(200, head);
    res.end(req.method === 'HEAD' ? undefined : body);
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, handler);
  await new Promise(ok => server.listen(0, '127.0.0.1', ok));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, stats, close: () => { server.close(); server.closeAllConnections?.(); } };
}

export const launch = () => chromium.launch({
  executablePath: process.env.KEIKAKU_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

const bps = mbit => mbit * 1e6 / 8;
/** The reader's language: without it the browser asks for English, and the page loads the translations too. */
const locale = process.env.KEIKAKU_BENCH_LOCALE ?? 'ja-JP';
export const PROFILES = {
  mobile: {
    context: { locale, viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
    network: { offline: false, latency: 150, downloadThroughput: bps(1.6), uploadThroughput: bps(0.75) }, cpu: 4,
  },
  desktop: { context: { locale, viewport: { width: 1350, height: 940 } }, network: null, cpu: 1 },
};

/** A throttled page with the in-page probes installed. Counters in `net` fill as it loads. */
export async function openPage(ctx, profile, origin, ready) {
  const page = await ctx.newPage(), cdp = await ctx.newCDPSession(page);
  const net = { requests: 0, cached: 0, bytes: 0, thirdParty: [], failed: 0, open: new Set(), last: Date.now() };
  cdp.on('Network.requestWillBeSent', e => {
    const url = new URL(e.request.url);
    if (!/^(https?|wss?):$/.test(url.protocol) || url.pathname === '/favicon.ico') return; // the browser asks for that one by itself
    net.requests++; net.open.add(e.requestId); net.last = Date.now();
    if (url.origin !== origin) net.thirdParty.push(e.request.url);
  });
  cdp.on('Network.responseReceived', e => { if (e.response.fromDiskCache) net.cached++; });
  cdp.on('Network.requestServedFromCache', () => { net.cached++; });
  const end = e => { net.open.delete(e.requestId); net.last = Date.now(); };
  cdp.on('Network.loadingFinished', e => { if (net.open.has(e.requestId)) { net.bytes += e.encodedDataLength; end(e); } });
  cdp.on('Network.loadingFailed', e => { if (net.open.has(e.requestId)) { net.failed++; end(e); } });
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  if (profile.network) await cdp.send('Network.emulateNetworkConditions', profile.network);
  if (profile.cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu });
  await page.addInitScript(probes, ready ?? null);
  return { page, cdp, net };
}

/** Go to `url`, then wait for load, for the ready selector, and for a second without requests or long tasks. */
export async function load({ page, net }, url, ready, timeout = 90_000) {
  await page.goto(url, { waitUntil: 'load', timeout });
  const state = () => page.evaluate(() => {
    const b = window.__bench, last = b.tasks.at(-1);
    return { ready: b.ready, quiet: last ? performance.now() - last[0] - last[1] : Infinity };
  });
  for (const deadline = Date.now() + timeout; ; await new Promise(ok => setTimeout(ok, 250))) {
    const s = await state();
    if ((s.ready || !ready) && !net.open.size && Date.now() - net.last > 1000 && s.quiet > 1000) return true;
    if (Date.now() > deadline) {
      if (ready && !s.ready) throw new Error(`${url}: "${ready}" was not visible within ${timeout / 1000} s`);
      return false;
    }
  }
}

/** Runs inside the page before any of its own scripts. */
function probes(ready) {
  if (window !== window.top) return;
  const b = window.__bench = { lcp: 0, shifts: [], tasks: [], ready: 0, memories: new Set() };
  const observe = (type, fn) => new PerformanceObserver(l => l.getEntries().forEach(fn)).observe({ type, buffered: true });
  observe('largest-contentful-paint', e => { b.lcp = e.startTime; });
  // Nobody touches the page while it loads; Chromium also sets hadRecentInput when emulation resizes the viewport, so it is ignored.
  observe('layout-shift', e => { b.shifts.push([e.startTime, e.value]); });
  observe('longtask', e => { b.tasks.push([e.startTime, e.duration]); });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      const spaces = [(result.instance ?? result).exports, ...Object.values(args[1] ?? {})];
      for (const s of spaces) for (const v of Object.values(s)) if (v instanceof WebAssembly.Memory) b.memories.add(v);
      return result;
    };
  }

  // The time just after the frame now being produced was painted by the main thread: before timers that were put off until then.
  b.painted = () => scheduler.postTask(() => performance.now(), { priority: 'user-blocking' });
  const visible = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().height > 0;
  // Looked for after each frame: charts are drawn late in one, and looking costs a layout before it.
  const look = () => requestAnimationFrame(() => b.painted().then(t => {
    const e = document.querySelector(ready);
    if (e && visible(e)) b.ready = t; else look();
  }));
  if (ready) look();

  // arm(probe), then interact: __bench.done resolves to the ms from the event to the paint of the first
  // frame in which probe() gives another value than before.
  b.arm = probe => {
    const before = probe(), types = ['click', 'input', 'change', 'keydown'];
    b.done = new Promise((ok, fail) => {
      const start = event => {
        for (const t of types) removeEventListener(t, start, true);
        b.since = event.timeStamp;
        const check = () => {
          if (probe() !== before) b.painted().then(t => ok(t - event.timeStamp));
          else if (performance.now() - event.timeStamp > 30_000) fail(new Error('no change within 30 s'));
          else requestAnimationFrame(check);
        };
        requestAnimationFrame(check);
      };
      for (const t of types) addEventListener(t, start, true);
    });
  };
}

export const quantile = (values, q) => {
  const v = [...values].sort((a, b) => a - b), i = (v.length - 1) * q, lo = Math.floor(i);
  return v[lo] + (v[Math.ceil(i)] - v[lo]) * (i - lo);
};
export const summary = values => ({ min: quantile(values, 0), median: quantile(values, 0.5), max: quantile(values, 1) });
export const table = (head, rows) => {
  const all = [head, ...rows].map(r => r.map(String)), width = head.map((_, c) => Math.max(...all.map(r => r[c].length)));
  return all.map(r => r.map((s, c) => c ? s.padStart(width[c]) : s.padEnd(width[c])).join('  ')).join('\n');
};
