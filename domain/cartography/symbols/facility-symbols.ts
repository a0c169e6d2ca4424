import type { PointSymbol } from './point-symbol.ts';

const learning = { light: '#b03a7c', dark: '#d0609c' };
const health = { light: '#c3342f', dark: '#dd5a53' };
const community = { light: '#b8651a', dark: '#cf8136' };
const leisure = { light: '#2a7f45', dark: '#3f9e5e' };
const safety = { light: '#a3281f', dark: '#cf4d42' };
const transport = { light: '#1f5fa8', dark: '#3f83cf' };
const utility = { light: '#47606f', dark: '#67838f' };

/** Public services on circles, safety on shields, transport and utilities on squares. */
export const facilitySymbols: Readonly<Record<string, PointSymbol>> = {
  nursery: {
    shape: 'circle',
    color: learning,
    stroke: 'M2.5 3.5h3l2.5 11.5h11.5l1.5-4',
    fill: 'M12.5 2.5a8.5 8.5 0 0 1 8.5 8.5h-8.5z M9.5 17.5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z M17.5 17.5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z',
  },
  kindergarten: { shape: 'circle', color: learning, stroke: 'M4 20v-7h7v7z M13 20v-7h7v7z M8.5 11v-7h7v7z' },
  'primary-school': {
    shape: 'circle',
    color: learning,
    stroke:
      'M12 7c-2.5-2-5.5-2.5-9-2.5v13.5c3.5 0 6.5.5 9 2.5c2.5-2 5.5-2.5 9-2.5v-13.5c-3.5 0-6.5.5-9 2.5z M12 7v13',
  },
  'junior-school': {
    shape: 'circle',
    color: learning,
    stroke: 'M2 9.5l10-5l10 5l-10 5z M6 12v5.5c3 2.5 9 2.5 12 0v-5.5 M22 9.5v6',
  },
  'senior-school': {
    shape: 'circle',
    color: learning,
    stroke: 'M3 21l1.5-6l12-12l4.5 4.5l-12 12z M13.5 6l4.5 4.5',
  },
  hospital: { shape: 'circle', color: health, stroke: 'M6.5 4v16 M17.5 4v16 M6.5 12h11' },
  clinic: { shape: 'circle', color: health, fill: 'M9.5 3h5v6.5h6.5v5h-6.5v6.5h-5v-6.5h-6.5v-5h6.5z' },
  'health-centre': { shape: 'circle', color: health, stroke: 'M1.5 12.5h5l3-8l5 15l3-7h5' },
  'first-aid': {
    shape: 'circle',
    color: health,
    fill: 'M10 2.5h4v6l5.2-3l2 3.5l-5.2 3l5.2 3l-2 3.5l-5.2-3v6h-4v-6l-5.2 3l-2-3.5l5.2-3l-5.2-3l2-3.5l5.2 3z',
  },
  culture: {
    shape: 'circle',
    color: community,
    stroke: 'M3 9l9-6l9 6z M6 9.5v8.5 M12 9.5v8.5 M18 9.5v8.5 M3 20.5h18',
  },
  sports: {
    shape: 'circle',
    color: leisure,
    stroke:
      'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z M12 3v18 M3 12h18 M5.5 5.8c4 3.5 4 9 0 12.4 M18.5 5.8c-4 3.5-4 9 0 12.4',
  },
  'elderly-care': {
    shape: 'circle',
    color: community,
    stroke: 'M3 11l9-8l9 8 M5.5 9.5v11h13v-11',
    fill: 'M12 18.5l-3.6-3.6a2.3 2.3 0 0 1 3.6-2.9a2.3 2.3 0 0 1 3.6 2.9z',
  },
  'community-service': {
    shape: 'circle',
    color: community,
    fill: 'M8 3.5a3.7 3.7 0 1 1 0 7.4a3.7 3.7 0 0 1 0-7.4z M1 20.5a7 7 0 0 1 14 0z M17 5.5a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4z M16 14a6 6 0 0 1 7 6.5h-5.7a9 9 0 0 0-2.3-6z',
  },
  market: {
    shape: 'circle',
    color: community,
    stroke: 'M2.5 9h19l-2.5 11h-14z M8 9l3-6 M16 9l-3-6 M9 13v3.5 M15 13v3.5',
  },
  park: {
    shape: 'circle',
    color: leisure,
    fill: 'M12 2l6 7.5h-3.5l4.5 6.5h-14l4.5-6.5h-3.5z',
    stroke: 'M12 15v7',
  },
  'fire-station': {
    shape: 'shield',
    color: safety,
    fill: 'M12.5 2c1 4.5 6 6.5 6 12a6.5 6.5 0 0 1-13 0c0-2.5 1.2-4.2 2.7-5.7c0 2.2.8 3.4 2 4.2c1.5-3.2.8-7 2.3-10.5z',
  },
  police: {
    shape: 'shield',
    color: { light: '#27427f', dark: '#5578c4' },
    fill: 'M12 2.5l2.8 6.2l6.7.8l-5 4.5l1.4 6.7l-5.9-3.4l-5.9 3.4l1.4-6.7l-5-4.5l6.7-.8z',
  },
  shelter: { shape: 'shield', color: leisure, stroke: 'M2.5 20l9.5-16l9.5 16z M8.5 20l3.5-6.5l3.5 6.5' },
  'bus-stop': {
    shape: 'square',
    color: transport,
    stroke: 'M5 4h14v13.5h-14z M5 11.5h14 M7.5 17.5v3 M16.5 17.5v3 M8 14.5h1 M15 14.5h1',
  },
  'bus-depot': {
    shape: 'square',
    color: transport,
    stroke: 'M1.5 9l10.5-6.5l10.5 6.5 M6.5 11h11v8h-11z M6.5 15h11 M9 19v2.5 M15 19v2.5',
  },
  parking: { shape: 'square', color: transport, stroke: 'M8 21v-18h5.5a5.2 5.2 0 0 1 0 10.4h-5.5' },
  charging: {
    shape: 'square',
    color: transport,
    stroke: 'M8.5 2v5.5 M15.5 2v5.5 M12 16.5v5.5',
    fill: 'M4.5 7.5h15v2.5a7.5 7.5 0 0 1-15 0z',
  },
  fuel: {
    shape: 'square',
    color: transport,
    stroke: 'M4 21v-18h9.5v18 M2 21h13.5 M4 10h9.5 M13.5 13h2.5v4a2.2 2.2 0 0 0 4.5 0v-9l-3.5-3.5',
  },
  'service-centre': {
    shape: 'circle',
    color: { light: '#0b6f78', dark: '#2f9aa2' },
    stroke: 'M5 21v-13h14v13z M12 8v-6h5v3h-5 M9.5 21v-5h5v5 M8.5 12h1 M14.5 12h1',
  },
  substation: { shape: 'square', color: utility, fill: 'M14 1.5l-9 12.5h6l-1.5 8.5l9.5-13h-6.5z' },
  'water-plant': {
    shape: 'square',
    color: utility,
    fill: 'M12 2c4 5 6.5 8.5 6.5 12.5a6.5 6.5 0 0 1-13 0c0-4 2.5-7.5 6.5-12.5z',
  },
  'sewage-plant': {
    shape: 'square',
    color: utility,
    stroke:
      'M2.5 7c3-2.5 6-2.5 9.5 0s6.5 2.5 9.5 0 M2.5 12.5c3-2.5 6-2.5 9.5 0s6.5 2.5 9.5 0 M2.5 18c3-2.5 6-2.5 9.5 0s6.5 2.5 9.5 0',
  },
  'heat-source': {
    shape: 'square',
    color: utility,
    stroke: 'M6 21c-3-5 3-5.5 0-9s3-5.5 0-9 M12 21c-3-5 3-5.5 0-9s3-5.5 0-9 M18 21c-3-5 3-5.5 0-9s3-5.5 0-9',
  },
  'gas-station': { shape: 'square', color: utility, stroke: 'M3 18a9 9 0 1 1 18 0z M12 18l4.5-7.5 M12 5v3' },
  telecom: {
    shape: 'square',
    color: utility,
    stroke:
      'M12 10v11 M8.2 13a5.4 5.4 0 0 1 0-7 M15.8 13a5.4 5.4 0 0 0 0-7 M5 16a10 10 0 0 1 0-13 M19 16a10 10 0 0 0 0-13',
    fill: 'M12 7.3a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z',
  },
  toilet: {
    shape: 'square',
    color: utility,
    fill: 'M6 1.5a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6z M2.5 7.3h7v8h-1.5v7h-4v-7h-1.5z M18 1.5a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6z M16 7.3h4l2.8 9h-2.8v6h-4v-6h-2.8z',
  },
  'refuse-transfer': {
    shape: 'square',
    color: utility,
    stroke: 'M4 10.5a8.3 8.3 0 0 1 15-3 M20 2.5v5.5h-5.5 M20 13.5a8.3 8.3 0 0 1-15 3 M4 21.5v-5.5h5.5',
  },
  sanitation: {
    shape: 'square',
    color: utility,
    stroke: 'M3.5 7h17 M6 7l1.5 14h9l1.5-14 M9 7v-3.5h6v3.5 M12 11v6',
  },
};
