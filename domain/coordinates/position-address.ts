import type { PositionReading } from './position-reading.ts';

/** A position within an address: `geo:` (RFC 5870), or the view of this map, `v=zoom/latitude/longitude`; else null. */
export function readAddress(text: string): PositionReading | null {
  const plain = text.trim().replace(/%2F/gi, '/').replace(/%2C/gi, ',');
  const geo = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?=[,;?]|$)/i.exec(plain);
  if (geo) return readingOf('geo-uri', geo);
  const view = /(?:^|[?&#])v=\d+(?:\.\d+)?\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)(?=[/&#]|$)/.exec(plain);
  return view ? readingOf('address', view) : null;
}

function readingOf(form: PositionReading['form'], [, latitude, longitude]: RegExpExecArray): PositionReading {
  return {
    position: [Number(longitude), Number(latitude)],
    system: { kind: 'degrees' },
    order: 'north-first',
    form,
  };
}
