import { describe, expect, it } from 'vitest';
import { describeApi, expectProblem, type Json } from '../../helpers/app.ts';

const base = '/api/published/small/collections';
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

/**
 * Where the hospital (112.705, 38.185) and the corners of parcel A (112.70, 38.18 and 112.71, 38.19) are, each in the
 * order of axes that the register gives. Projected numbers are PROJ's own, by `gdaltransform -s_srs EPSG:4490`.
 */
const systems = [
  {
    uri: crs84,
    hospital: [112.705, 38.185],
    southwest: [112.7, 38.18],
    northeast: [112.71, 38.19],
    digits: 9,
  },
  {
    uri: epsg(4490),
    hospital: [38.185, 112.705],
    southwest: [38.18, 112.7],
    northeast: [38.19, 112.71],
    digits: 9,
  },
  {
    uri: epsg(4326),
    hospital: [38.185, 112.705],
    southwest: [38.18, 112.7],
    northeast: [38.19, 112.71],
    digits: 9,
  },
  {
    uri: epsg(4547),
    hospital: [4228825.4273, 386540.9961],
    southwest: [4228276.5277, 386095.1264],
    northeast: [4229374.3505, 386986.8065],
    digits: 3,
  },
  {
    uri: epsg(3857),
    hospital: [12546263.2099, 4605593.1733],
    southwest: [12545706.6124, 4604885.0753],
    northeast: [12546819.8073, 4606301.32],
    digits: 3,
  },
];

describeApi('coordinate systems', (api) => {
  describe.each(systems)('$uri', ({ uri, hospital, southwest, northeast, digits }) => {
    const expectNear = (found: number[], expected: number[]) => {
      expect(found).toHaveLength(2);
      for (const [axis, value] of expected.entries()) expect(found[axis]).toBeCloseTo(value, digits);
    };

    it('comes out of `items` and of a single item in the order of its axes', async () => {
      const page = await api.get(`${base}/facility/items?kind=hospital&crs=${uri}`);
      expect(page.headers['content-crs']).toBe(`<${uri}>`);
      expectNear(JSON.parse(page.body).features[0].geometry.coordinates, hospital);
      const item = await api.get(`${base}/facility/items/hospital?crs=${uri}`);
      expect(item.headers['content-crs']).toBe(`<${uri}>`);
      expectNear(JSON.parse(item.body).geometry.coordinates, hospital);
    });

    it('turns every position of polygons with holes and of parts', async () => {
      const [parcel] = (await api.json(`${base}/zone/items?parcelCode=A-01&crs=${uri}`)).features;
      const [ring] = parcel.geometry.coordinates;
      expectNear(ring[0], southwest);
      expectNear(ring[2], northeast);
      for (const id of ['zone-b', 'zone-d']) {
        const { geometry } = await api.json(`${base}/zone/items/${id}?crs=${uri}`);
        for (const position of geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2)) {
          for (const [axis, value] of position.entries()) {
            // all of the plan lies within a few parcels of this one
            const size = northeast[axis]! - southwest[axis]!;
            expect(value).toBeGreaterThan(southwest[axis]! - size);
            expect(value).toBeLessThan(northeast[axis]! + 2 * size);
          }
        }
      }
    });

    it('goes into `bbox` in the order of its axes', async () => {
      const idsIn = async (box: number[], collection = 'zone') =>
        (await api.json(`${base}/${collection}/items?bbox=${box.join(',')}&bbox-crs=${uri}`)).features.map(
          (feature: Json) => feature.id,
        );
      const inset = southwest.map((low, axis) => (northeast[axis]! - low) * 0.1);
      const within = [
        ...southwest.map((low, axis) => low + inset[axis]!),
        ...northeast.map((high, axis) => high - inset[axis]!),
      ];
      expect(await idsIn(within)).toEqual(['zone-a']);
      expect(await idsIn([...hospital, ...hospital])).toEqual(['zone-a']);
      const around = [
        ...southwest.map((low, axis) => low - inset[axis]!),
        ...northeast.map((high, axis) => high + inset[axis]!),
      ];
      expect(await idsIn(around)).toEqual(['zone-a', 'zone-b', 'zone-c-early', 'zone-c-late', 'zone-d']);
      expect(await idsIn(around, 'facility')).toEqual(['hospital']);
    });

    it('takes a box around everything it covers', async () => {
      const world =
        { [crs84]: '-180,-90,180,90', [epsg(4490)]: '-90,-180,90,180', [epsg(4326)]: '-90,-180,90,180' }[
          uri
        ] ?? '-1e99,-1e99,1e99,1e99';
      const { numberMatched } = await api.json(`${base}/zone/items?bbox=${world}&bbox-crs=${uri}`);
      expect(numberMatched).toBe(6);
    });

    it('mixes with another for the answer', async () => {
      for (const other of systems) {
        const page = await api.json(
          `${base}/facility/items?bbox=${[...southwest, ...northeast].join(',')}&bbox-crs=${uri}&crs=${other.uri}`,
        );
        const [x, y] = page.features[0].geometry.coordinates;
        expect(x).toBeCloseTo(other.hospital[0]!, other.digits);
        expect(y).toBeCloseTo(other.hospital[1]!, other.digits);
      }
    });
  });

  it('is longitude, latitude where none is asked for', async () => {
    const response = await api.get(`${base}/facility/items/hospital`);
    expect(response.headers['content-crs']).toBe(`<${crs84}>`);
    expect(JSON.parse(response.body).geometry.coordinates).toEqual([112.705, 38.185]);
  });

  it('come back to the stored numbers, to a millimetre', async () => {
    const degrees = await api.json(`${base}/infrastructure/items/road-1`);
    const meters = await api.json(`${base}/infrastructure/items/road-1?crs=${epsg(4547)}`);
    expect(meters.geometry.coordinates).toHaveLength(degrees.geometry.coordinates.length);
    // the length on the plane differs from the ellipsoid's by the scale of the projection, 0.016 % at this distance from 114° E
    const length = meters.geometry.coordinates
      .slice(1)
      .reduce(
        (sum: number, [n, e]: number[], at: number) =>
          sum + Math.hypot(n! - meters.geometry.coordinates[at][0], e! - meters.geometry.coordinates[at][1]),
        0,
      );
    expect(length / degrees.properties.length).toBeCloseTo(1.00016, 4);
  });

  it.each([
    ['crs', epsg(2154)],
    ['crs', 'EPSG:4547'],
    ['crs', '4547'],
    ['crs', ''],
    ['crs', `${crs84}/`],
    ['crs', crs84.toLowerCase()],
    ['crs', 'http://169.254.169.254/latest/meta-data'],
    ['crs', "'; drop table feature; --"],
    ['bbox-crs', epsg(2154)],
    ['bbox-crs', '__proto__'],
  ])('refuse an unknown one as «%s»: %s', async (name, uri) => {
    for (const path of ['zone/items', ...(name === 'crs' ? ['zone/items/zone-a'] : [])]) {
      expectProblem(await api.get(`${base}/${path}?${name}=${encodeURIComponent(uri)}`), 400, 'unknown-crs');
    }
  });

  it.each([
    ['outside of the projection', epsg(4547), '8000000,400000,9000000,500000'],
    ['west of the world', epsg(3857), '-30000000,0,-25000000,1'],
    ['the wrong way round', epsg(4547), '4229374,386986,4228276,386095'],
    ['the other wrong way round', epsg(3857), '12546819,4604885,12545706,4606301'],
    ['with longitude for latitude', epsg(4490), '112.70,38.18,112.71,38.19'],
  ])('refuse a box %s', async (_name, uri, bbox) => {
    expectProblem(await api.get(`${base}/zone/items?bbox=${bbox}&bbox-crs=${uri}`), 400, 'invalid-bbox');
  });
});
