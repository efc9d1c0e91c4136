// A filter change: a department is chosen, and the count of what is shown changes.
// `reset` runs before each and is not timed.
const settled = page => page.evaluate(() => new Promise(ok => setTimeout(() => requestAnimationFrame(() => __bench.painted().then(ok)), 60)));

export async function reset(page) {
  const clear = page.locator('#clear');
  if (await clear.isVisible()) await clear.click();
  // Whatever the way back set off must not be counted as part of what follows, nor the way to the choices.
  await page.locator('.chip[data-facet=department]').first().scrollIntoViewIfNeeded();
  await settled(page);
}

export default async function (page, i) {
  await page.evaluate(() => __bench.arm(() => document.querySelector('#count').textContent));
  await page.locator('.chip[data-facet=department]').nth(i % 6).click();
  return page.evaluate(() => __bench.done);
}
