import {
  expression,
  type ExpressionSpecification,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';

/** The value of an expression for a feature, as MapLibre would compute it; colours as `rgba(…)`. */
export function evaluate(
  specification: ExpressionSpecification,
  properties: Record<string, unknown>,
  {
    zoom = 14,
    state = {},
    property,
  }: { zoom?: number; state?: Record<string, unknown>; property?: StylePropertySpecification } = {},
): unknown {
  const parsed = expression.createExpression(specification, 'test', property);
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join('; '));
  return parsed.value.evaluate({ zoom }, { type: 'Polygon', properties }, state);
}
