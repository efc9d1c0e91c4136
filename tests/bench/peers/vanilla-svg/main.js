import { draw } from '../shared/line.js';
import { start } from '../shared/page.js';
start(draw, 'rebuild');
