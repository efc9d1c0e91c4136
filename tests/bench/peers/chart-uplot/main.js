import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { heightOf, series } from '../shared/series.js';

const { times, values } = await series();
const at = document.getElementById('chart');
const size = () => ({ width: at.clientWidth, height: heightOf(at.clientWidth) });
const plot = new uPlot({ ...size(), series: [{}, { label: '実績', stroke: '#3460fb', width: 2 }] }, [times, values], at);
new ResizeObserver(() => plot.setSize(size())).observe(at);
document.body.dataset.ready = '';
