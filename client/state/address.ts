/** What the query string says. Everything a reader would want back after a reload or in a shared link is here. */
import { isLayerGroupId, type LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { LandUseColors, Language } from '#domain/cartography/style-options.ts';
import type { FeatureRef } from '../api/types.ts';

export interface MapView {
  zoom: number;
  latitude: number;
  longitude: number;
  bearing: number;
  pitch: number;
}

export interface Address {
  plan: string | null;
  view: MapView | null;
  hidden: readonly LayerGroupId[];
  feature: FeatureRef | null;
  language: Language | null;
  colors: LandUseColors;
}

/** Read a query string. What can't be read counts as not said. */
export function parseAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const language = query.get('lang');
  return {
    plan: query.get('plan'),
    view: parseView(query.get('v')),
    hidden: (query.get('hide') ?? '').split(',').filter(isLayerGroupId),
    feature: parseFeature(query.get('feature')),
    language: language === 'zh' || language === 'en' ? language : null,
    colors: query.get('colors') === 'exact' ? 'exact' : 'soft',
  };
}

/** Write the query string, `` or `?…`. Parameters of others in `search` are kept. */
export function formatAddress(address: Address, search: string): string {
  const query = new URLSearchParams(search);
  set(query, 'plan', address.plan);
  set(query, 'v', address.view && formatView(address.view));
  set(query, 'hide', address.hidden.join(',') || null);
  set(query, 'feature', address.feature && `${address.feature.collection}/${address.feature.id}`);
  set(query, 'colors', address.colors === 'exact' ? 'exact' : null);
  set(query, 'lang', address.language);
  // a slash or a comma may stand in a query as it is (RFC 3986, 3.4), and reads better so
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** The query string of a plan as a whole: nothing of the one that is shown now but the language. */
export function addressOfPlan(plan: string, language: Language | null): string {
  return formatAddress({ plan, view: null, hidden: [], feature: null, language, colors: 'soft' }, '');
}

function set(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}

function parseView(text: string | null): MapView | null {
  const parts = text?.split('/') ?? [];
  const [zoom, latitude, longitude, bearing = 0, pitch = 0] = parts.map(Number);
  if (parts.length < 3 || parts.some((part) => part.trim() === '')) return null;
  const view = { zoom, latitude, longitude, bearing, pitch } as MapView;
  return Object.values(view).every(Number.isFinite) && isOnTheMap(view) ? view : null;
}

function isOnTheMap({ zoom, latitude, longitude, pitch }: MapView): boolean {
  return (
    zoom >= 0 &&
    zoom <= 24 &&
    Math.abs(latitude) <= 85 &&
    Math.abs(longitude) <= 180 &&
    pitch >= 0 &&
    pitch <= 85
  );
}

function formatView({ zoom, latitude, longitude, bearing, pitch }: MapView): string {
  const text = `${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  const turn = Number(bearing.toFixed(1));
  const tilt = Number(pitch.toFixed(0));
  return turn === 0 && tilt === 0 ? text : `${text}/${turn}/${tilt}`;
}

function parseFeature(text: string | null): FeatureRef | null {
  const at = text?.indexOf('/') ?? -1;
  if (!text || at < 1 || at === text.length - 1) return null;
  return { collection: text.slice(0, at), id: text.slice(at + 1) };
}
