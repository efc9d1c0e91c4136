// Runs the measurements that need a browser and prints each figure as a line of tab-separated fields: what, reached, limit
// (empty where the figure is only for comparison), unit. What happens meanwhile goes to standard error.
// node report.mjs load|filter|charts FOLDER [--quick]; FOLDER holds a copy of the built site for every size of plan:
// FOLDER/seed (the plan of the site), FOLDER/33, FOLDER/1000, FOLDER/10000 (generated plans), FOLDER/charts (a generated plan whose
// first KPI has 10,000 actuals, with the peers that draw the same series).
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const [part, folder, ...options] = process.argv.slice(2);
const quick = options.includes('--quick');
const here = import.meta.dirname;
const peer = name => join(here, 'peers/dist', name);

// All charts stand, the list of directions with them, and what one does here is answered at once: which departments, themes and states
// to see. Until the rest of the program is there, the cards have the pictures that were drawn at build; a canvas has a width only once it
// was drawn on.
const STANDS = '#app:has(.card:nth-of-type(5) .card-chart :is(svg, canvas[width]))';
const READY = `body:has(noscript) ${STANDS}[data-answers] #directions .measures .dir`;
// The program has taken the page over, and answers all else without being asked for: the notice that it is loading is gone, from a page
// that has arrived to its end (the notice stands near it, and parts of a page are painted before).
const WHOLE = `body:has(noscript):not(:has(#loading)) ${STANDS} #directions .measures .dir`;
const PEER_READY = '#app:has(.kpi:nth-of-type(5) .chart :is(svg, canvas)) #dirs .dir:nth-of-type(33)';
/** Limits of a filter change, p95 in ms, by the number of directions. */
const FILTER_LIMITS = { 33: 16, 1000: 32, 10000: 50 };

const row = (what, reached, limit, unit) => console.log([what, reached, limit ?? '', unit].join('\t'));
const run = (script, args) => {
  console.error(`  ${args[1].split('/').slice(-1)[0]} ${args.includes('--url-path') ? args[args.indexOf('--url-path') + 1] : ''}`);
  const text = execFileSync(process.execPath, [join(here, script), ...args, '--json'], { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(text);
};

/** Limits of the first load: to its first and largest paint, as multiples of the hand-made page's first paint; until it can be used, as a
 * part of React's time; time blocked, in ms; largest layout shift. */
const LOAD_LIMITS = { paint: 1.1, ready: 0.65, blocking: 100, shift: 0 };

function cold() {
  const beside = name => {
    const report = run('measure.mjs', ['--dir', join(folder, 'seed'), '--ready', READY, '--vs', peer(name), '--vs-ready', PEER_READY,
      '--profile', 'mobile', '--runs', quick ? '3' : '7']);
    // Paints are compared with the other page's first one, pair by pair; the middle of the pairs counts.
    const [own, other] = report.sites;
    const ratios = metric => own.runs.map((r, i) => r[metric] / other.runs[i].fcp).sort((a, b) => a - b);
    return { own: own.summary, other: other.summary, ratio: report.ratios.ready.median, paints: m => ratios(m)[Math.floor(own.runs.length / 2)] };
  };
  const react = beside('react-chartjs'), vanilla = beside('vanilla-svg'), own = vanilla.own;
  for (const [metric, name, unit] of [['wireKB', 'bytes received', 'kB'], ['fcp', 'first paint', 'ms'], ['lcp', 'largest paint', 'ms'],
    ['ready', 'ready', 'ms'], ['tbt', 'blocking time', 'ms']]) {
    row(`mobile, cold: ${name}`, own[metric].median, metric === 'tbt' ? LOAD_LIMITS.blocking : null, unit);
    row(`  by hand: ${name}`, vanilla.other[metric].median, null, unit);
    row(`  React + Chart.js: ${name}`, react.other[metric].median, null, unit);
  }
  row('mobile, cold: layout shift (largest)', Math.max(own.cls.max, react.own.cls.max), LOAD_LIMITS.shift, '');
  row('mobile, cold: first paint ÷ first paint by hand', vanilla.paints('fcp'), LOAD_LIMITS.paint, '');
  row('mobile, cold: largest paint ÷ first paint by hand', vanilla.paints('lcp'), LOAD_LIMITS.paint, '');
  row('mobile, cold: ready ÷ React', react.ratio, LOAD_LIMITS.ready, '');
  const whole = run('measure.mjs', ['--dir', join(folder, 'seed'), '--ready', WHOLE, '--vs', peer('react-chartjs'), '--vs-ready', PEER_READY,
    '--profile', 'mobile', '--runs', quick ? '2' : '5']);
  row('mobile, cold: the whole program', whole.sites[0].summary.ready.median, null, 'ms');
  row('mobile, cold: the whole program ÷ React', whole.ratios.ready.median, null, '');
  row('mobile, cold: blocking time ÷ React', react.own.tbt.median / react.other.tbt.median, null, '');
  const large = run('measure.mjs', ['--dir', join(folder, '10000'), '--ready', WHOLE, '--profile', 'desktop', '--runs', quick ? '2' : '5']);
  row('10,000 directions, unthrottled: usable', large.sites[0].summary.ready.median, 1500, 'ms');
}

function filter() {
  const change = (dir, path, ready, scenario, n) =>
    run('interact.mjs', ['--dir', dir, '--url-path', path, '--ready', ready, '--scenario', join(here, scenario), '--profile', 'desktop', '--n', String(n)]).p95;
  const floor = change(join(here, 'floor'), '/index.html', '.chip', 'scenario-filter-peer.mjs', quick ? 10 : 60);
  row('filter change, p95: a page that changes one text', floor, null, 'ms');
  for (const [size, limit] of Object.entries(FILTER_LIMITS)) {
    row(`filter change, p95: ${size} directions`, change(join(folder, size), '/index.html', WHOLE, 'scenario-filter.mjs', quick ? 10 : 60), limit, 'ms');
    const n = quick ? 4 : size > 1000 ? 10 : 30;
    for (const name of ['react-chartjs', 'vanilla-svg', 'vanilla-hide'])
      row(`  ${name}`, change(peer(name), `/index.html?n=${size}`, PEER_READY, 'scenario-filter-peer.mjs', n), null, 'ms');
  }
}

/** A redraw should be done within a frame. */
const FRAME = 16;

function charts() {
  const redraw = (path, ready, chart) => run('charts.mjs', ['--dir', join(folder, 'charts'), '--url-path', path, '--ready', ready, '--chart', chart,
    '--frame', path.includes('#') ? '.panel:has(.chart.pins)' : '.frame', '--n', quick ? '10' : '60']);
  const own = redraw('/index.html#/kpi/kpi-1', '.chart.pins canvas[width]', '.chart.pins');
  const peers = ['uplot', 'chartjs'].map(name => [name, redraw(`/${name}/index.html`, 'body[data-ready]', '#chart')]);
  for (const [what, name] of [['pointer', 'the pointer moves'], ['resize', 'another width'], ['years', 'years written otherwise, all of the page']]) {
    row(`a chart of 10,000 points: ${name}`, own[what], FRAME, 'ms');
    for (const [peer, times] of peers) if (what in times) row(`  ${peer}`, times[what], null, 'ms');
  }
}

({ load: cold, filter, charts })[part]();
