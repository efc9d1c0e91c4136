// Page-load measurements: node measure.mjs --dir DIST [--ready SELECTOR] [--profile mobile|desktop] [--vs DIR2 --vs-ready SEL]
import { parseArgs } from 'node:util';
import { PROFILES, launch, load, openPage, serve, summary, table } from './lib.mjs';

const { values: o } = parseArgs({ options: {
  dir: { type: 'string' }, 'url-path': { type: 'string', default: '/index.html' }, ready: { type: 'string' },
  vs: { type: 'string' }, 'vs-url-path': { type: 'string', default: '/index.html' }, 'vs-ready': { type: 'string' },
  profile: { type: 'string', default: 'mobile' }, runs: { type: 'string', default: '7' }, json: { type: 'boolean' },
  warm: { type: 'boolean' },
} });
const profile = PROFILES[o.profile];
if (!o.dir || !profile) {
  console.error('usage: node measure.mjs --dir DIST [--url-path /index.html] [--ready SELECTOR] [--profile mobile|desktop] [--runs 7]\n' +
    '  [--warm] [--json] [--vs DIR2 [--vs-url-path P] [--vs-ready SELECTOR]]');
  process.exit(2);
}

const METRICS = ['requests', 'cached', 'thirdParty', 'failed', 'wireKB', 'fcp', 'lcp', 'ready', 'load', 'cls', 'tbt', 'longest', 'taskMs',
  'heapKB', 'heapGcKB', 'wasmKB', 'elements'];

/** Largest sum of layout shifts in a window of at most 5 s with gaps under 1 s. */
function cls(shifts) {
  let best = 0, sum = 0, first = 0, last = -Infinity;
  for (const [t, v] of shifts) {
    if (t - last > 1000 || t - first > 5000) { sum = 0; first = t; }
    sum += v; last = t; best = Math.max(best, sum);
  }
  return best;
}

async function visit(ctx, site) {
  const p = await openPage(ctx, profile, site.origin, site.ready);
  const settled = await load(p, site.origin + site.path, site.ready);
  const metrics = async () => Object.fromEntries((await p.cdp.send('Performance.getMetrics')).metrics.map(m => [m.name, m.value]));
  const before = await metrics();
  const r = await p.page.evaluate(() => ({
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, lcp: __bench.lcp || null,
    ready: __bench.ready || null, load: performance.getEntriesByType('navigation')[0].loadEventEnd,
    shifts: __bench.shifts, tasks: __bench.tasks.map(t => t[1]), elements: document.querySelectorAll('*').length,
    wasm: [...__bench.memories].reduce((n, m) => n + m.buffer.byteLength, 0),
  }));
  await p.cdp.send('HeapProfiler.collectGarbage');
  const after = await metrics();
  await p.page.close();
  return {
    settled, thirdPartyUrls: p.net.thirdParty, requests: p.net.requests, cached: p.net.cached, thirdParty: p.net.thirdParty.length,
    failed: p.net.failed, wireKB: p.net.bytes / 1000, fcp: r.fcp, lcp: r.lcp, ready: r.ready, load: r.load, cls: cls(r.shifts),
    tbt: r.tasks.reduce((n, d) => n + Math.max(0, d - 50), 0), longest: Math.max(0, ...r.tasks), taskMs: before.TaskDuration * 1000,
    heapKB: before.JSHeapUsedSize / 1000, heapGcKB: after.JSHeapUsedSize / 1000, wasmKB: r.wasm / 1000, elements: r.elements,
  };
}

async function run(browser, site) {
  const ctx = await browser.newContext(profile.context);
  try {
    const cold = await visit(ctx, site);
    return o.warm ? await visit(ctx, site) : cold;
  } finally { await ctx.close(); }
}

const A = { dir: o.dir, path: o['url-path'], ready: o.ready, results: [], ...await serve(o.dir) };
const B = o.vs && { dir: o.vs, path: o['vs-url-path'], ready: o['vs-ready'] ?? o.ready, results: [], ...await serve(o.vs) };
const sites = B ? [A, B] : [A], browser = await launch(), runs = Number(o.runs);
try {
  for (const s of sites) await run(browser, s); // discarded: starts processes, fills font caches
  for (let i = 0; i < runs; i++) for (const s of sites) s.results.push(await run(browser, s));
} finally { for (const s of sites) s.close(); }
const version = browser.version();
await browser.close();

const known = (results, m) => results.every(r => r[m] !== null);
const stats = s => Object.fromEntries(METRICS.filter(m => known(s.results, m)).map(m => [m, summary(s.results.map(r => r[m]))]));
const ratios = B && Object.fromEntries(METRICS.map(m => [m, A.results.map((r, i) => r[m] / B.results[i][m])])
  .filter(([, v]) => v.every(Number.isFinite)).map(([m, v]) => [m, summary(v)]));
const report = { chromium: version, profile: o.profile, load: o.warm ? 'warm' : 'cold', runs,
  sites: sites.map(s => ({ dir: s.dir, path: s.path, ready: s.ready, summary: stats(s), missing: [...new Set(s.stats.missing)], runs: s.results })), ratios };

if (o.json) console.log(JSON.stringify(report, null, 1));
else {
  const num = (v, d) => v.toFixed(d ?? (v < 10 && v % 1 ? 3 : v < 100 && v % 1 ? 1 : 0));
  console.log(`Chromium ${version}, ${o.profile}, ${report.load} load, ${runs} runs; times in ms, 1 KB = 1000 bytes`);
  for (const s of report.sites) {
    console.log(`\n${s.dir}${s.path}`);
    console.log(table(['', 'min', 'median', 'max'], Object.entries(s.summary).map(([m, v]) => [m, num(v.min), num(v.median), num(v.max)])));
    if (s.runs.some(r => !r.settled)) console.log('! never went quiet: figures were taken at the time limit');
    if (s.missing.length) console.log('404:', s.missing.join(' '));
    const third = [...new Set(s.runs.flatMap(r => r.thirdPartyUrls))];
    if (third.length) console.log('third party:', third.join(' '));
  }
  if (ratios) {
    console.log('\nratio first/second, per pair of neighbouring runs');
    console.log(table(['', 'min', 'median', 'max'], Object.entries(ratios).map(([m, v]) => [m, num(v.min, 3), num(v.median, 3), num(v.max, 3)])));
  }
}
