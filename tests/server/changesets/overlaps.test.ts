import type { Position } from 'geojson';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeApi, type Json, type Member } from '../../helpers/app.ts';

/** Thousandths of a degree from a corner of land where nothing is drawn. */
const at = (x: number, y: number): Position => [
  Math.round((114 + x / 1_000) * 1e9) / 1e9,
  Math.round((37 + y / 1_000) * 1e9) / 1e9,
];

type Rings = Position[][];

const ringOf = (...corners: [number, number][]): Position[] =>
  [...corners, corners[0]!].map(([x, y]) => at(x, y));

const square = (x: number, y: number, side = 1): Rings => [
  ringOf([x, y], [x + side, y], [x + side, y + side], [x, y + side]),
];

/** Twenty squares in a row. */
const row = (y: number): Rings[] => Array.from({ length: 20 }, (_, x) => square(x, y));

/** More corners than are looked at one by one. */
const disc = (x: number, y: number, radius: number): Rings => [
  ringOf(
    ...Array.from({ length: 240 }, (_, corner): [number, number] => [
      x + radius * Math.cos((corner * Math.PI) / 120),
      y + radius * Math.sin((corner * Math.PI) / 120),
    ]),
  ),
];

describeApi('many parcels that are written at once', (api) => {
  let planner: Member;
  let base: string;
  let count = 0;

  beforeAll(async () => {
    planner = await api.member('planner');
    base = `/api/scenarios/${await planner.branch()}`;
  });

  const send = (changes: object[]) =>
    planner.send('POST', `${base}/changesets`, { message: '成片划分', changes });

  const featureOf = (id: string, coordinates: Rings, days: object = {}) => ({
    ...{ type: 'Feature', id, geometry: { type: 'Polygon', coordinates } },
    properties: {
      ...{ landUse: '0701', parcelCode: id.toUpperCase(), ...days },
      provenance: { source: 'drawn', precision: 'illustrative' },
    },
  });

  /** Create parcels, and answer which overlap by how much; none where all were written. */
  async function draw(parcels: Rings[], days: object = {}): Promise<[string, string, number][]> {
    const name = `many-${count++}`;
    const changes = parcels.map((rings, place) => ({
      ...{ kind: 'create', collection: 'zone', feature: featureOf(`${name}-${place}`, rings, days) },
    }));
    const answer = await send(changes);
    if (answer.statusCode === 201) return [];
    expect([answer.statusCode, answer.json<Json>().code]).toEqual([409, 'rule-broken']);
    return (answer.json<Json>().broken as { feature: string; other: string; area: number }[]).map(
      ({ feature, other, area }) => [feature, other, area],
    );
  }

  it('may share sides and corners, among each other and with those that are there', async () => {
    expect(await draw([...row(0), ...row(1)])).toEqual([]);
    expect(await draw(row(2))).toEqual([]);
  });

  it('may not overlap each other', async () => {
    const told = await draw([...row(10), square(4.9, 11, 1), square(4, 11, 1)]);
    expect(told).toHaveLength(1);
    expect(told[0]![2]).toBeGreaterThan(900);
  });

  it('may not overlap those that are there, whether those have few corners or many', async () => {
    expect(await draw([...row(20), disc(10, 22, 1)])).toEqual([]);
    const told = await draw([...row(21).slice(0, 9), ...row(24), square(10.5, 22.5), square(3.5, 20.5, 0.2)]);
    // the disc, and the fourth of the row
    expect(told.map(([, other]) => other.replace(/^.*-/, '')).sort()).toEqual(['20', '3']);
  });

  it('may not hide an overlap behind a position that is repeated, or comes to be on the stored grid', async () => {
    const repeated: Rings = [[at(100, 0), at(101, 0), at(101, 0), at(101, 1), at(100, 1), at(100, 0)]];
    const almost: Rings = [
      [at(102, 0), at(103, 0), [at(103, 0)[0]!, at(103, 0)[1]! + 1e-12], at(103, 1), at(102, 1), at(102, 0)],
    ];
    const others = Array.from({ length: 18 }, (_, place) => square(110 + place, 0));
    expect(await draw([...others, repeated, square(100, 0)])).toHaveLength(1);
    expect(await draw([...others, almost, square(102, 0)])).toHaveLength(1);
    expect(await draw([...others, repeated, almost])).toEqual([]);
    // nor behind one that is there already
    const more = Array.from({ length: 18 }, (_, place) => square(110 + place, 5));
    expect(await draw([...more, square(100, 0), square(102.5, 0)])).toHaveLength(2);
  });

  it('may lie in the notch of one that is there, or in its hole', async () => {
    const notched: Rings = [ringOf([0, 30], [6, 30], [6, 31], [1, 31], [1, 36], [0, 36])];
    const holed: Rings = [
      ringOf([10, 30], [17, 30], [17, 37], [10, 37]),
      ringOf([11, 31], [16, 31], [16, 36], [11, 36]),
    ];
    expect(await draw([notched, holed])).toEqual([]);
    const block = Array.from({ length: 25 }, (_, place) => [place % 5, Math.floor(place / 5)] as const);
    expect(await draw(block.map(([x, y]) => square(1 + x, 31 + y)))).toEqual([]);
    const shifted = await draw(block.map(([x, y]) => square(11.1 + x, 31 + y)));
    expect(shifted).toHaveLength(5);
    expect(await draw(block.map(([x, y]) => square(11 + x, 31 + y)))).toEqual([]);
  });

  it('may lie over each other on days of their own', async () => {
    expect(await draw(row(40), { validTo: '2030-01-01' })).toEqual([]);
    expect(await draw(row(40), { validFrom: '2030-01-01' })).toEqual([]);
    expect(await draw(row(40), { validFrom: '2029-12-31', validTo: '2030-01-01' })).toHaveLength(20);
  });

  it('are judged alike where one of them reaches around very many, and where they lie far apart', async () => {
    const inner = Array.from({ length: 400 }, (_, place) =>
      square(50 + (place % 20), 50 + Math.floor(place / 20)),
    );
    expect(await draw(inner)).toEqual([]);
    const belt: Rings = [
      ringOf([49, 49], [71, 49], [71, 71], [49, 71]),
      ringOf([50, 50], [70, 50], [70, 70], [50, 70]),
    ];
    const scattered = Array.from({ length: 20 }, (_, place) =>
      square(200 + place * 7, 90 * (place % 4), 0.01),
    );
    const tooWide: Rings = [belt[0]!, ringOf([50, 50], [69.9, 50], [69.9, 70], [50, 70])];
    expect(await draw([tooWide, ...scattered])).toHaveLength(20);
    expect(await draw([belt, ...scattered])).toEqual([]);
  });

  it('are in a scenario that the planner of the database knows the size of, however new it is', async () => {
    const { jobs } = api.database;
    const many = Array.from({ length: 600 }, (_, place) =>
      square(500 + (place % 30), Math.floor(place / 30)),
    );
    expect(await draw(many)).toEqual([]);
    // as the database counts them by itself, when there is one scenario alone
    await sql`analyze feature`.execute(jobs);
    const from = Number(/\d+/.exec(base)![0]);
    const title = { zh: '再分', en: 'Branch' };
    const made = await planner.send('POST', '/api/plans/small/scenarios', { from, title });
    const branch = made.json<Json>().id as number;
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
      explain (format json) select from feature where scenario = ${sql.lit(branch)}`.execute(jobs);
    const { count } = await jobs
      .selectFrom('feature')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('scenario', '=', branch)
      .executeTakeFirstOrThrow();
    expect(count).toBeGreaterThan(600);
    expect(rows[0]!['QUERY PLAN'][0].Plan['Plan Rows']).toBeGreaterThan(count / 2);
  });
});
