import type { PointSymbol } from './point-symbol.ts';

const ink = { light: '#2b3236', dark: '#dfe5e8' };
const transport = { light: '#1f5fa8', dark: '#3f83cf' };

/** Seats as rings, the higher the more; stations, airports and passes by what they are. */
export const placeSymbols: Readonly<Record<string, PointSymbol>> = {
  'provincial-capital': {
    shape: 'none',
    color: ink,
    stroke: 'M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16z',
    fill: 'M12 6.5l1.7 3.5l3.8.4l-2.8 2.6l.8 3.8l-3.5-1.9l-3.5 1.9l.8-3.8l-2.8-2.6l3.8-.4z',
  },
  city: {
    shape: 'none',
    color: ink,
    stroke: 'M12 5a7 7 0 1 1 0 14a7 7 0 0 1 0-14z M12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
  },
  'county-seat': {
    shape: 'none',
    color: ink,
    stroke: 'M12 6.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
    fill: 'M12 10a2 2 0 1 1 0 4a2 2 0 0 1 0-4z',
  },
  town: { shape: 'none', color: ink, stroke: 'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8z' },
  village: { shape: 'none', color: ink, fill: 'M12 9.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5z' },
  station: {
    shape: 'square',
    color: transport,
    stroke: 'M6 3.5h12v12.5h-12z M6 9.5h12 M8.5 12.7h1 M14.5 12.7h1 M8 16.5l-3 5 M16 16.5l3 5 M6.5 19.5h11',
  },
  airport: {
    shape: 'square',
    color: transport,
    fill: 'M12 1.5c1.2 0 1.8 1.3 1.8 3v4.5l8.2 5v2.2l-8.2-2.5v4.5l2.5 2v1.8l-4.3-1.3l-4.3 1.3v-1.8l2.5-2v-4.5l-8.2 2.5v-2.2l8.2-5v-4.5c0-1.7.6-3 1.8-3z',
  },
  'industrial-park': {
    shape: 'none',
    color: ink,
    stroke: 'M4 19.5v-9l5 3.5v-3.5l5 3.5v-8.5h3.5l1.5 14z',
  },
  attraction: {
    shape: 'none',
    color: ink,
    stroke: 'M4 10.5c3.5-.8 6.5-3 8-6.5c1.5 3.5 4.5 5.7 8 6.5z M7 10.5v8.5 M17 10.5v8.5 M4.5 19.5h15',
  },
  pass: {
    shape: 'none',
    color: ink,
    stroke: 'M4 20v-13h3v2.5h3v-2.5h4v2.5h3v-2.5h3v13 M9.5 20v-3.5a2.5 2.5 0 0 1 5 0v3.5',
  },
};
