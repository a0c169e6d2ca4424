import { expression, type ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';

/** The value of an expression for a feature, as MapLibre would compute it; colours as `rgba(…)`. */
export function evaluate(
  specification: ExpressionSpecification,
  properties: Record<string, unknown>,
  { zoom = 14, state = {} }: { zoom?: number; state?: Record<string, unknown> } = {},
): unknown {
  const parsed = expression.createExpression(specification, 'test');
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join('; '));
  return parsed.value.evaluate({ zoom }, { type: 'Polygon', properties }, state);
}
