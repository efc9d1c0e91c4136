// What one redraw of a chart costs the main thread: node charts.mjs --dir DIST [--url-path /index.html#/kpi/ID] --ready SELECTOR
// --chart SELECTOR [--frame SELECTOR] [--n 30] [--json]. FRAME is what gets another width; the chart follows it.
import { parseArgs } from 'node:util';
import { PROFILES, launch, load, openPage, serve } from './lib.mjs';

const { values: o } = parseArgs({ options: {
  dir: { type: 'string' }, 'url-path': { type: 'string', default: '/index.html' }, ready: { type: 'string' }, chart: { type: 'string' },
  frame: { type: 'string', default: '.frame' }, n: { type: 'string', default: '30' }, json: { type: 'boolean' },
} });
const n = Number(o.n), site = await serve(o.dir), browser = await launch(), result = {};
try {
  const ctx = await browser.newContext(PROFILES.desktop.context);
  const { page, cdp, net } = await openPage(ctx, PROFILES.desktop, site.origin, o.ready);
  await load({ page, net }, site.origin + o['url-path'], o.ready);
  const frames = () => page.evaluate(() => new Promise(ok => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(ok)))));
  const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find(m => m.name === 'TaskDuration').value * 1000;
  // All that the main thread did, by which the frames that pass without any redraw are made up for.
  const measure = async act => {
    await act(0);
    await act(1);
    const start = await busy();
    for (let i = 0; i < n; i++) await frames();
    const middle = await busy();
    for (let i = 0; i < n; i++) { await act(i); await frames(); }
    return Math.max(0, (await busy()) - middle - (middle - start)) / n;
  };
  await page.locator(o.chart).first().scrollIntoViewIfNeeded();
  const box = await page.locator(o.chart).first().boundingBox();
  // Back and forth, so that each move comes to another point.
  const across = i => box.x + box.width * (0.2 + 0.6 * ((i * 7) % 20) / 20);
  result.pointer = await measure(i => page.mouse.move(across(i), box.y + box.height / 2));
  await page.mouse.move(2, 2);
  const width = Math.floor(box.width);
  result.resize = await measure(i => page.evaluate(([frame, px]) => { document.querySelector(frame).style.width = `${px}px`; }, [o.frame, width - (i % 2) * 20]));
  if (await page.locator('#era').count()) {
    result.years = await measure(() => page.evaluate(() => document.querySelector('#era').click()));
  }
} finally {
  await browser.close();
  site.close();
}
console.log(o.json ? JSON.stringify(result) : Object.entries(result).map(([what, ms]) => `${what}: ${ms.toFixed(2)} ms`).join('\n'));
