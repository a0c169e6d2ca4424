// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawPlan } from '../../../scripts/plan-drawing/draw-plan.ts';
import { formatPlanFiles } from '../../../scripts/plan-drawing/write-plan.ts';
import { projectFolder } from '../../helpers/project.ts';

const delivered = join(projectFolder, 'data/plans/taixin');
const generator = join(projectFolder, 'scripts/plan-drawing');

describe('the generator of the plan', () => {
  // drawing takes half a minute, and longer where others work beside it
  it('draws the files that are delivered, byte for byte', { timeout: 240_000 }, () => {
    const files = formatPlanFiles(drawPlan());
    const names = readdirSync(delivered).filter((name) => name.endsWith('.geojson'));
    expect([...files.keys()].toSorted()).toEqual(names.toSorted());
    for (const [name, text] of files) {
      const there = readFileSync(join(delivered, name), 'utf8');
      expect(firstDifference(text, there), name).toBeNull();
    }
  });

  it('knows neither chance nor clock nor network nor the machine it runs on', () => {
    const sources = readdirSync(generator, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(sources.length).toBeGreaterThan(20);
    const unsteady =
      /Math\.random|\bDate\b|performance\.|process\.|\bfetch\b|node:(os|crypto|http|child_process)/;
    for (const name of sources)
      expect(unsteady.exec(readFileSync(join(generator, name), 'utf8'))?.[0], name).toBeUndefined();
  });
});

/** The first line in which two texts differ, of each its beginning; null for the same text. Whole files fill screens. */
function firstDifference(
  drawn: string,
  there: string,
): { line: number; drawn: string; there: string } | null {
  if (drawn === there) return null;
  const [drawnLines, thereLines] = [drawn.split('\n'), there.split('\n')];
  const at = drawnLines.findIndex((line, index) => line !== thereLines[index]);
  const line = at === -1 ? drawnLines.length : at;
  return { line: line + 1, drawn: excerpt(drawnLines[line]), there: excerpt(thereLines[line]) };
}

function excerpt(line: string | undefined): string {
  return (line ?? 'the end').slice(0, 120);
}
