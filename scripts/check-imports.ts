/** Part of `npm run check`: no circle among the imports of all rooms. */
import { findCircles, readImportGraph } from './import-graph.ts';
import { projectFolder } from './install.mjs';

const circles = findCircles(readImportGraph(projectFolder, ['domain', 'server', 'client', 'scripts']));
for (const circle of circles) console.log(`import circle: ${circle.join(' → ')}`);
process.exitCode = circles.length === 0 ? 0 : 1;
