import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlane } from '#domain/coordinates/format-plane.ts';
import { formatDecimal, formatDms } from '#domain/coordinates/format-position.ts';
import { parsePosition } from '#domain/coordinates/parse-position.ts';
import { epsgOf } from '#domain/coordinates/position-system.ts';

const near = [112.7, 38.18];

/** Longitude, latitude and system that a text was taken for. */
function read(text: string) {
  const parsed = parsePosition(text, near);
  if (parsed.kind === 'fault') return parsed.fault;
  const { position, system, order, form } = parsed.reading;
  const [longitude, latitude] = position.map((degrees) => Number(degrees.toFixed(7)));
  return { longitude, latitude, epsg: epsgOf(system), order, form };
}

const place = { longitude: 112.675, latitude: 38.2 };

describe('a position in degrees', () => {
  it.each([
    '112.675, 38.2',
    '38.2, 112.675',
    '38.2 112.675',
    '112.675,38.2',
    '112.675;38.2',
    '112.675\t38.2',
    '112.675\n38.2',
    '112.675 | 38.2',
    '(112.675, 38.2)',
    '[112.675,38.2]',
    '112.675°, 38.2°',
    '112.675°E 38.2°N',
    'E112.675 N38.2',
    'N 38.2, E 112.675',
    '38.2n 112.675e',
    '东经112.675 北纬38.2',
    '北纬38.2°，东经112.675°',
    '经度：112.675 纬度：38.2',
    '经度：东经112.675，纬度：北纬38.2',
    '１１２．６７５，３８．２',
    '112。675；38。2。',
    '112.675、38.2',
    'lat=38.2 lon=112.675',
    'Longitude: 112.675; Latitude: 38.2',
    '{"lng":112.675,"lat":38.2}',
    '{"lat": 38.2, "lng": 112.675}',
    '112,675 38,2',
    '112.675,38.2,830',
    'POINT(112.675 38.2)',
    'SRID=4490;POINT Z (112.675 38.2 830)',
    'x=112.675, y=38.2',
  ])('is understood as «%s»', (text) => {
    expect(read(text)).toMatchObject({ ...place, epsg: 4490, form: 'decimal' });
  });

  it.each([
    ['112°40′30″E 38°12′00″N', 'seconds'],
    ['112°40′30.0″E38°12′00″N', 'seconds'],
    ['38°12\'00"N, 112°40\'30"E', 'seconds'],
    ["38°12'N 112°40'30''E", 'seconds'],
    ['112 40 30.0, 38 12 00', 'seconds'],
    ['112 40 30 38 12 0', 'seconds'],
    ['E 112 40 30 N 38 12 00', 'seconds'],
    ['38 12 N 112 40.5 E', 'minutes'],
    ["112°40.5' 38°12'", 'minutes'],
    ['112 40.5 38 12', 'minutes'],
    ['北纬38度12分，东经112度40分30秒', 'seconds'],
    ['东经１１２°４０′３０″，北纬３８°１２′００″', 'seconds'],
    ['38-12-00N 112-40-30E', 'seconds'],
    ['N381200 E1124030', 'seconds'],
    ['112º40´30″ 38º12´', 'seconds'],
    ["112°40'30 38°12'0", 'seconds'],
    ['112deg 40min 30sec, 38deg 12min', 'seconds'],
  ])('with minutes and seconds is understood as «%s»', (text, form) => {
    expect(read(text)).toMatchObject({ ...place, epsg: 4490, form });
  });

  it('says which number it took for which, and offers the other way where both are possible', () => {
    expect(read('112.65, 38.15')).toMatchObject({ order: 'east-first' });
    expect(read('38.15, 112.65')).toMatchObject({ order: 'north-first' });
    const ambiguous = parsePosition('38.2, 85.5', near);
    expect(ambiguous).toMatchObject({
      kind: 'position',
      reading: { position: [85.5, 38.2], order: 'north-first' },
      alternatives: [{ position: [38.2, 85.5], order: 'east-first' }],
    });
    expect(parsePosition('112.65, 38.15', near)).toMatchObject({ alternatives: [] });
  });

  it('lies south and west where it says so', () => {
    expect(read('33.9S 151.2E')).toMatchObject({ longitude: 151.2, latitude: -33.9 });
    expect(read('-33.9, 151.2')).toMatchObject({ longitude: 151.2, latitude: -33.9 });
    expect(read('西经70°30′ 南纬0°30′')).toMatchObject({ longitude: -70.5, latitude: -0.5 });
    expect(read("-0°30', 151°")).toMatchObject({ latitude: -0.5 });
  });

  it('is found in an address', () => {
    expect(read('geo:38.2,112.675')).toMatchObject({ ...place, form: 'geo-uri' });
    expect(read('geo:38.2,112.675,830;crs=wgs84;u=5')).toMatchObject({ ...place, form: 'geo-uri' });
    expect(read('http://127.0.0.1:8080/?v=13.50/38.20000/112.67500&lang=zh')).toMatchObject({
      ...place,
      form: 'address',
    });
    expect(read('v=13/38.2/112.675/20/40')).toMatchObject({ ...place, form: 'address' });
    expect(read('/?plan=taixin&v=13%2F38.2%2F112.675')).toMatchObject({ ...place, form: 'address' });
    expect(read('geo:138.2,112.675')).toBe('out-of-range');
  });
});

describe('a position in metres', () => {
  // of PostGIS: ST_Transform(ST_SetSRID(ST_MakePoint(112.675, 38.2), 4490), …)
  const east = 383936.305;
  const north = 4230527.694;
  const digits = { longitude: 112.675, latitude: 38.2 };

  it.each([
    [`${east}, ${north}`, 4547],
    [`${north}, ${east}`, 4547],
    [`X=${north} Y=${east}`, 4547],
    [`X=${east}, Y=${north}`, 4547],
    [`N ${north} E ${east}`, 4547],
    [`北坐标 ${north}，东坐标 ${east}`, 4547],
    [`${north}, 38${east}`, 4526],
    [`38${east} ${north}`, 4526],
    [`X：${north}米；Y：38${east}米`, 4526],
    [`${north}, 38${east}, 835.20`, 4526],
    ['4,230,527.694, 383,936.305', 4547],
    ['4,230,527.694 38,383,936.305', 4526],
    [`E38${east}N${north}`, 4526],
  ])('«%s» is of EPSG:%i', (text, epsg) => {
    const parsed = parsePosition(text, near);
    if (parsed.kind === 'fault') throw new Error(parsed.fault);
    const { position, system, form } = parsed.reading;
    expect([epsgOf(system), form]).toEqual([epsg, 'metres']);
    expect(position[0]).toBeCloseTo(digits.longitude, 7);
    expect(position[1]).toBeCloseTo(digits.latitude, 7);
  });

  it('without the number of its zone may be of the zone beside, which is offered or, where it is nearer, taken', () => {
    const parsed = parsePosition(`${north}, ${east}`, near);
    expect(parsed.kind === 'position' && parsed.alternatives.map(({ system }) => epsgOf(system))).toEqual([
      4546,
    ]);
    const ofWest = formatPlane([112.675, 38.2], 37, false);
    const taken = parsePosition(ofWest, near);
    if (taken.kind === 'fault') throw new Error(taken.fault);
    expect(epsgOf(taken.reading.system)).toBe(4546);
    expect(taken.reading.position[0]).toBeCloseTo(112.675, 7);
    expect(taken.alternatives.map(({ system }) => epsgOf(system))).toEqual([4547]);
  });

  it('with the number of another zone, three or six degrees wide, is of that zone', () => {
    expect(read(formatPlane([112.3, 38.2], 37, true))).toMatchObject({
      longitude: 112.3,
      latitude: 38.2,
      epsg: 4525,
    });
    // the six-degree zone 19 has the same middle as the three-degree zone 37
    const [northing, easting] = formatPlane([112.3, 38.2], 37, false).split(', ');
    expect(read(`${northing} 19${easting}`)).toMatchObject({ longitude: 112.3, latitude: 38.2, epsg: 4497 });
  });

  it('may be of Web Mercator', () => {
    const x = ((112.675 * Math.PI) / 180) * 6378137;
    const y = Math.asinh(Math.tan((38.2 * Math.PI) / 180)) * 6378137;
    expect(read(`${x.toFixed(4)} ${y.toFixed(4)}`)).toMatchObject({ ...place, epsg: 3857 });
    expect(read(`${y.toFixed(4)} ${x.toFixed(4)}`)).toMatchObject({
      ...place,
      epsg: 3857,
      order: 'north-first',
    });
  });
});

describe('what is no position', () => {
  it.each([
    '',
    '   ',
    '大盂',
    'DY01-001',
    'dy 01',
    '石岭关 38',
    '01-02-03',
    'G108国道',
    '纵9路',
    'a,b',
    '°',
    'NaN, NaN',
    '1.2.3, 4',
    '北京 116 39',
  ])('«%s» was never meant to be one', (text) => expect(read(text)).toBe('not-a-position'));

  it.each([
    ['112.65', 'one-number'],
    ['112.65,', 'one-number'],
    ['112 40 30.5', 'one-number'],
    ['112°40′30.5″E', 'one-number'],
    ['4226000', 'one-number'],
    ['1,2,3,4', 'too-many-numbers'],
    ['1 2 3 4 5', 'too-many-numbers'],
    ['112°60′00″ 38°12′00″', 'minutes-out-of-range'],
    ['112 40 60, 38 12 00', 'minutes-out-of-range'],
    ['112.5 40 30, 38 12 00', 'minutes-out-of-range'],
    ['38.2N 39.1N', 'same-axis'],
    ['东经112.6 东经112.7', 'same-axis'],
    ['181, 95', 'out-of-range'],
    ['112.65, 138.15', 'out-of-range'],
    ['200, 38', 'out-of-range'],
    ['4226000, 55381000', 'out-of-range'],
    ['N 381000 E 4226000', 'out-of-range'],
    ['95N 112E', 'out-of-range'],
    ['1 2', null],
  ])('«%s» is refused: %s', (text, reason) => {
    if (reason === null) expect(read(text)).toMatchObject({ epsg: 4490 });
    else expect(read(text)).toBe(reason);
  });

  it('never throws, whatever is typed, and answers within a moment', () => {
    const pieces = fc.constantFrom(
      ...[
        '112',
        '38.2',
        '4226000',
        '-',
        ',',
        '，',
        '。',
        '°',
        '′',
        '"',
        'E',
        '北纬',
        '度',
        ' ',
        '\n',
        'X=',
        '999',
        'e',
        '(',
        '\u0000',
        '\ud800',
        'geo:',
        'v=',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parsePosition(text, near);
          if (parsed.kind === 'fault') return;
          for (const { position } of [parsed.reading, ...parsed.alternatives]) {
            expect(Math.abs(position[0])).toBeLessThanOrEqual(180);
            expect(Math.abs(position[1])).toBeLessThanOrEqual(90);
          }
        },
      ),
      { numRuns: 500 },
    );
    const begin = performance.now();
    for (const text of [
      '1,'.repeat(100_000),
      '1,111'.repeat(50),
      ' '.repeat(299),
      '°'.repeat(300),
      '1'.repeat(300),
    ])
      read(text);
    expect(performance.now() - begin).toBeLessThan(200);
  });
});

describe('a position that was written out', () => {
  const positions = fc.tuple(
    fc.double({ min: 110, max: 115, noNaN: true }),
    fc.double({ min: 36, max: 40, noNaN: true }),
  );
  const degreesOf = (text: string) => {
    const parsed = parsePosition(text, near);
    if (parsed.kind === 'fault') throw new Error(`${text}: ${parsed.fault}`);
    return parsed.reading.position;
  };
  const metersApart = (a: readonly number[], b: readonly number[]) =>
    Math.hypot((a[0]! - b[0]!) * 88_000, (a[1]! - b[1]!) * 111_000);

  it('is read back where it was, in every form', () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(metersApart(degreesOf(formatDecimal(position)), position)).toBeLessThan(0.1);
        expect(metersApart(degreesOf(formatDms(position)), position)).toBeLessThan(0.25);
        expect(metersApart(degreesOf(formatPlane(position, 38, true)), position)).toBeLessThan(0.001);
      }),
    );
  });

  it('is within a millimetre in metres without the number of the zone', () => {
    const inZone = fc.tuple(
      fc.double({ min: 112.2, max: 115, noNaN: true }),
      fc.double({ min: 36, max: 40, noNaN: true }),
    );
    fc.assert(
      fc.property(inZone, (position) => {
        const parsed = parsePosition(formatPlane(position, 38, false), position);
        expect(parsed.kind === 'position' && metersApart(parsed.reading.position, position)).toBeLessThan(
          0.001,
        );
      }),
    );
  });
});
