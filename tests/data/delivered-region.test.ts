// @vitest-environment node
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { flatPolygons, placeInPolygons } from '#domain/topology/flat-polygons.ts';
import { groupBy } from '#domain/topology/group-by.ts';
import { readDeliveredPlan, text } from './delivered-plan.ts';
import { SegmentIndex } from './segment-index.ts';

const plan = await readDeliveredPlan();
const outline = plan.byId.get('planned-area')!;

describe('the region', () => {
  const named = (collection: string) => groupBy(plan.of(collection), (feature) => text(feature, 'name'));

  it('has the province, five cities and their districts', () => {
    const kinds = groupBy(plan.of('boundary'), (feature) => text(feature, 'kind'));
    expect(kinds.get('province')?.map((feature) => text(feature, 'name'))).toEqual(['山西省']);
    expect(kinds.get('prefecture')?.length).toBe(5);
    expect(kinds.get('county')!.length).toBeGreaterThan(50);
    expect(named('boundary').has('阳曲县')).toBe(true);
  });

  it('has the lines and places by which people find their way', () => {
    const lines = [...named('infrastructure').keys()].join(' ');
    const ways = ['G55', 'G5', 'G2003', '太忻大道', '大西高铁', '北同蒲铁路', '雄忻高铁', '汾河'];
    for (const name of ways) expect(lines).toContain(name);
    const places = [...named('place').keys()].join(' ');
    for (const name of ['阳曲西站', '武宿', '石岭关']) expect(places).toContain(name);
  });

  it('has a cluster for each of the seven industries', () => {
    const clusters = plan.of('cluster').filter((cluster) => text(cluster, 'kind') === 'industry-cluster');
    expect(clusters.length).toBe(7);
    expect(new Set(clusters.map((cluster) => text(cluster, 'industry'))).size).toBe(7);
  });

  it('has projects in all seven industries, at least 60 in all', () => {
    expect(plan.projects.length).toBeGreaterThanOrEqual(60);
    const counts = groupBy(plan.projects, (project) => text(project, 'industry'));
    counts.delete('');
    expect(counts.size).toBe(7);
  });

  it('keeps the town within 阳曲县, as well as its border is known', () => {
    const [county] = named('boundary').get('阳曲县')!;
    const [within, border] = [flatPolygons(county!.geometry), new SegmentIndex([county!])];
    for (const [x, y] of (outline.geometry as Polygon).coordinates[0]!) {
      const beside = border.near([[x!, y!], [x!, y!]], 150).size > 0;
      expect(beside || placeInPolygons(x!, y!, within) === 1, `${x} ${y}`).toBe(true);
    }
  });
});
