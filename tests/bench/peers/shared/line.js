// A line chart as SVG, written by hand.
const W = 320, H = 180, L = 48, R = 12, T = 12, B = 28;
export function draw(el, kpi, pts) {
  const x0 = pts[0].x, x1 = pts.at(-1).x, top = Math.max(...pts.map(p => p.y)), step = 10 ** Math.floor(Math.log10(top)), max = Math.ceil(top / step) * step;
  const x = v => L + (v - x0) / (x1 - x0) * (W - L - R), y = v => H - B - v / max * (H - T - B);
  el.innerHTML = `<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="${kpi.name}" font-size="11" fill="#626264">${
    [0, 0.25, 0.5, 0.75, 1].map(f => `<line x1="${L}" x2="${W - R}" y1="${y(f * max)}" y2="${y(f * max)}" stroke="#e3e3e8"/><text x="${L - 6}" y="${y(f * max) + 4}" text-anchor="end">${f * max}</text>`).join('')}${
    pts.map(p => `<text x="${x(p.x)}" y="${H - 8}" text-anchor="middle">${p.x}</text>`).join('')}<polyline fill="none" stroke="#3460fb" stroke-width="2" points="${pts.map(p => `${x(p.x)},${y(p.y)}`).join(' ')}"/>${
    pts.map(p => `<circle cx="${x(p.x)}" cy="${y(p.y)}" r="3.5" fill="#3460fb"><title>${p.x}: ${p.y}${kpi.unit}</title></circle>`).join('')}</svg>`;
}
