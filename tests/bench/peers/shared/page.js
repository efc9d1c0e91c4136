// The page written by hand; draw(element, kpi, points) puts a chart in. A filter change builds the
// rows anew ('rebuild') or hides those that do not answer to it ('hide').
import { fmt, load, points } from './plan.js';
const esc = s => s.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const row = r => `<li class="dir"><h3>${esc(r.theme)}／${esc(r.measure)}</h3><p>${esc(r.text)}</p><div>${
  r.departments.map(d => `<span class="dept">${esc(d)}</span>`).join('')}</div><ul>${r.projects.map(p => `<li>${esc(p)}</li>`).join('')}</ul></li>`;
export async function start(draw, manner) {
  const { plan, rows, departments } = await load();
  const app = document.getElementById('app');
  app.innerHTML = `<h2>成果指標</h2><section id="kpis">${plan.themes.map(({ name, goal, kpi: k }) => `<article class="kpi"><h3>${esc(name)}：${esc(k.name)}</h3><p>${esc(goal)}</p>
    <p>現状値 ${fmt(k.baseline.value, k.unit)}（${k.baseline.label}） → 目標値 ${fmt(k.target.value, k.unit)}${k.target.bound ?? ''}（${k.target.label}）</p><div class="chart"></div></article>`).join('')}</section>
    <h2>取組の方向</h2><nav id="chips">${['', ...departments].map(d => `<button class="chip" data-d="${d}">${d || 'すべて'}</button>`).join('')}</nav><p id="count"></p><ol id="dirs"></ol>`;
  const list = document.getElementById('dirs');
  if (manner === 'hide') list.innerHTML = rows.map(row).join('');
  const items = [...list.children];
  const answers = dept => r => !dept || r.departments.includes(dept);
  const show = dept => {
    const hit = rows.filter(answers(dept));
    for (const c of document.querySelectorAll('.chip')) c.setAttribute('aria-pressed', c.dataset.d === dept);
    document.getElementById('count').textContent = hit.length + '件';
    if (manner === 'hide') rows.forEach((r, i) => { items[i].hidden = !answers(dept)(r); });
    else list.innerHTML = hit.map(row).join('');
  };
  document.getElementById('chips').onclick = e => { const c = e.target.closest('.chip'); if (c) show(c.dataset.d); };
  show('');
  document.querySelectorAll('.chart').forEach((el, i) => draw(el, plan.themes[i].kpi, points(plan.themes[i].kpi)));
}
