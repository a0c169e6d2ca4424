import { perClass } from '../road-expressions.ts';
import { roadNames } from '../road-names.ts';
import type { LayerBuilder } from '../style-context.ts';

/** A zoom beyond all, for the classes that other layers name. */
const elsewhere = 30;

/** Names of the lesser streets, the least last. */
export const roadLabelStreet: LayerBuilder = (context) =>
  roadNames(
    {
      id: 'road-label-street',
      minzoom: 13.5,
      spacing: 260,
      which: [
        '>=',
        ['zoom'],
        perClass({ expressway: elsewhere, ramp: elsewhere, arterial: elsewhere, secondary: 13, local: 15 }),
      ],
    },
    context,
  );
