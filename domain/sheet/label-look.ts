import type { LayerValues } from './layer-values.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { millimetersPerPixel } from './sheet-style.ts';
import type { TextLook } from './text-block.ts';

/** Paper is sharper than a screen: a narrower halo parts letters from what is under them. */
const haloShare = 0.8;

/** The look of a layer's text for a feature, on paper. */
export function labelLook(values: LayerValues, feature: SheetFeature): TextLook {
  const size = values.number('text-size', feature) * millimetersPerPixel;
  const ink = values.color('text-color', feature);
  const halo = values.color('text-halo-color', feature);
  const haloWidth = values.number('text-halo-width', feature) * millimetersPerPixel * haloShare;
  return {
    size,
    weight: values.strings('text-font', feature)[0]?.includes('Bold') ? 'bold' : 'regular',
    color: ink.color,
    opacity: values.number('text-opacity', feature),
    letterSpacing: values.number('text-letter-spacing', feature) * size,
    lineHeight: values.number('text-line-height', feature),
    ...(haloWidth > 0 && halo.opacity > 0 && { halo: { color: halo.color, width: haloWidth } }),
  };
}
