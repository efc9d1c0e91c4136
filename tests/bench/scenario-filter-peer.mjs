// The same as scenario-filter.mjs on a peer, whose first choice shows everything again.
const chip = (page, nth) => page.locator('.chip').nth(nth).click();

export async function reset(page) {
  await chip(page, 0);
  await page.evaluate(() => new Promise(ok => setTimeout(() => requestAnimationFrame(() => __bench.painted().then(ok)), 60)));
}

export default async function (page, i) {
  await page.evaluate(() => __bench.arm(() => document.querySelector('#count').textContent));
  await chip(page, 1 + i % 6);
  return page.evaluate(() => __bench.done);
}
