/** `npm run plan:draw`: draw the delivered plan anew. The same files come out on every run. */
import { join } from 'node:path';
import { projectFolder } from './install.mjs';
import { drawPlan } from './plan-drawing/draw-plan.ts';
import { regionSources } from './plan-drawing/region/sources.ts';
import { writePlanFiles, writeSources } from './plan-drawing/write-plan.ts';

const folder = join(projectFolder, 'data', 'plans', 'taixin');
const features = drawPlan();
await writePlanFiles(folder, features);
await writeSources(folder, regionSources);
console.log(`${features.length} features in ${folder}`);
