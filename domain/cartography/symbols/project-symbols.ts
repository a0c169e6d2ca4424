import type { PointSymbol } from './point-symbol.ts';

const industry = { light: '#5a3fa0', dark: '#8467d0' };
const infrastructure = { light: '#2f4a5e', dark: '#5c7d94' };
const livelihood = { light: '#b5473c', dark: '#d4695e' };

/** Projects stand on diamonds: by industry where one is given, by class of project where none is. */
export const projectSymbols: Readonly<Record<string, PointSymbol>> = {
  'high-end-equipment': {
    shape: 'diamond',
    color: industry,
    stroke:
      'M12 7.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z M12 2v5.5 M12 16.5v5.5 M2 12h5.5 M16.5 12h5.5 M5 5l3.8 3.8 M15.2 15.2l3.8 3.8 M19 5l-3.8 3.8 M8.8 15.2l-3.8 3.8',
  },
  'new-materials': {
    shape: 'diamond',
    color: industry,
    stroke: 'M12 2.5l8.2 4.7v9.6l-8.2 4.7l-8.2-4.7v-9.6z M12 12l8.2-4.8 M12 12l-8.2-4.8 M12 12v9.5',
  },
  'information-technology': {
    shape: 'diamond',
    color: industry,
    stroke: 'M7 7h10v10h-10z M9.5 2v5 M14.5 2v5 M9.5 17v5 M14.5 17v5 M2 9.5h5 M2 14.5h5 M17 9.5h5 M17 14.5h5',
  },
  'green-energy': {
    shape: 'diamond',
    color: industry,
    stroke: 'M4 20c2-6 6-9.5 11-11.5',
    fill: 'M21.5 3c.5 10-4 16-10 16c-4.5 0-6.5-3-6-6.5c1-6 8-8.5 16-9.5z',
  },
  'modern-services': {
    shape: 'diamond',
    color: industry,
    stroke: 'M3 8h18v12h-18z M8.5 8v-4h7v4 M3 13.5h18',
  },
  'eco-culture-tourism': {
    shape: 'diamond',
    color: industry,
    fill: 'M1.5 20l8-14.5l4.8 8.5l2.7-4l5.5 10z',
  },
  'modern-agriculture': {
    shape: 'diamond',
    color: industry,
    stroke: 'M12 22v-11',
    fill: 'M12 12c-.5-5.5-4-8-9-8c0 5.5 3 8.5 9 8z M12 15.5c.4-5 3.8-7.5 9-7.5c0 5-3.5 7.8-9 7.5z',
  },
  industry: { shape: 'diamond', color: industry, stroke: 'M3 21v-11l6.5 4v-4l6.5 4v-11h4l1 18z' },
  infrastructure: {
    shape: 'diamond',
    color: infrastructure,
    stroke: 'M5 22l4-20 M19 22l-4-20 M12 3v3.5 M12 10v4 M12 17.5v3.5',
  },
  livelihood: {
    shape: 'diamond',
    color: livelihood,
    fill: 'M12 21l-8-8.2a5 5 0 0 1 8-5.8a5 5 0 0 1 8 5.8z',
  },
};
