// The longest series of the plan that lies beside the page, as times in seconds and values.
export async function series() {
  const plan = await (await fetch('../plan.json')).json();
  const sections = plan.sections.flatMap(function all(s) { return [s, ...(s.sections ?? []).flatMap(all)]; });
  const kpis = sections.flatMap(s => s.kpis ?? []);
  const { actuals } = kpis.reduce((a, b) => (b.actuals?.length ?? 0) > (a.actuals?.length ?? 0) ? b : a);
  return { times: actuals.map(a => Date.parse(a.period) / 1000), values: actuals.map(a => a.value) };
}
// As high as our own chart of the same width.
export const heightOf = width => Math.round(Math.min(420, Math.max(280, width * 0.48)));
