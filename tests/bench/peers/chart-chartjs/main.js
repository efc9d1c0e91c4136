// Set up as its documentation advises for many points: no animation, data in order and parsed, decimation.
import { Chart, Decimation, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { heightOf, series } from '../shared/series.js';
Chart.register(Decimation, LinearScale, LineController, LineElement, PointElement, Tooltip);

const { times, values } = await series();
const at = document.getElementById('chart');
at.style.height = `${heightOf(at.clientWidth)}px`;
const canvas = document.createElement('canvas');
at.append(canvas);
new Chart(canvas, {
  type: 'line',
  data: { datasets: [{ label: '実績', data: times.map((x, n) => ({ x, y: values[n] })), borderColor: '#3460fb', borderWidth: 2, pointRadius: 0 }] },
  options: {
    animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false }, scales: { x: { type: 'linear' } }, plugins: { decimation: { enabled: true } },
  },
});
document.body.dataset.ready = '';
