/** What the query string says. Everything a reader would want back after a reload or in a shared link is here. */
import { isLayerGroupId, type LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { LandUseColors, Language } from '#domain/cartography/style-options.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { isDay } from '#domain/time/day.ts';
import type { FeatureRef } from '../../api/types.ts';
import {
  balanceParameters,
  formatBalance,
  parseBalance,
  plainQuestion,
  type BalanceQuestion,
} from './balance-address.ts';
import type { Compared } from '../tools/comparison.svelte.ts';
import type { DockView } from '../page/dock.svelte.ts';
import { formatFeatureRef, parseFeatureRef } from './feature-address.ts';

export interface MapView {
  zoom: number;
  latitude: number;
  longitude: number;
  bearing: number;
  pitch: number;
}

/** How opaque groups of layers are drawn, from 0 to 1; what is not named is as its style has it. */
export type Opacities = Readonly<Partial<Record<LayerGroupId, number>>>;

export interface Address {
  plan: string | null;
  /** Number of the scenario that is shown; null for what is published. */
  scenario: number | null;
  view: MapView | null;
  /** The day that is shown; null for the end of the plan. */
  date: string | null;
  hidden: readonly LayerGroupId[];
  opacities: Opacities;
  feature: FeatureRef | null;
  /** Longitude and latitude of the pin; null while there is none. */
  pin: readonly [longitude: number, latitude: number] | null;
  language: Language | null;
  colors: LandUseColors;
  /** Id of the ground the plan is drawn on; null for the plain one. */
  base: string | null;
  /** What is open below the map. */
  dock: DockView | null;
  /** What the land balance is asked for; said while it is open. */
  balance: BalanceQuestion;
  /** What is on the other side of the swipe; null while nothing is compared. */
  compare: Compared | null;
  /** True when parcels rise as buildings. */
  isMassing: boolean;
}

const emptyAddress: Address = {
  plan: null,
  scenario: null,
  view: null,
  date: null,
  hidden: [],
  opacities: {},
  feature: null,
  pin: null,
  language: null,
  colors: 'soft',
  base: null,
  dock: null,
  balance: plainQuestion,
  compare: null,
  isMassing: false,
};

/** Read a query string. What can't be read counts as not said. */
export function parseAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const language = query.get('lang');
  return {
    plan: query.get('plan'),
    scenario: parseScenario(query.get('scenario')),
    view: parseView(query.get('v')),
    date: parseDay(query.get('date')),
    hidden: (query.get('hide') ?? '').split(',').filter(isLayerGroupId),
    opacities: parseOpacities(query.get('opacity')),
    feature: parseFeatureRef(query.get('feature')),
    pin: parsePin(query.get('pin')),
    language: language === 'zh' || language === 'en' ? language : null,
    colors: query.get('colors') === 'exact' ? 'exact' : 'soft',
    base: query.get('base'),
    dock: parseDock(query.get('dock')),
    balance: parseBalance(query),
    compare: parseCompared(query.get('compare')),
    isMassing: query.get('massing') === '1',
  };
}

/** Write the query string, `` or `?…`. Parameters of others in `search` are kept. */
export function formatAddress(address: Address, search: string): string {
  const query = new URLSearchParams(search);
  set(query, 'plan', address.plan);
  set(query, 'scenario', address.scenario === null ? null : String(address.scenario));
  set(query, 'v', address.view && formatView(address.view));
  set(query, 'date', address.date);
  set(query, 'hide', address.hidden.join(',') || null);
  set(query, 'opacity', formatOpacities(address.opacities));
  set(query, 'feature', address.feature && formatFeatureRef(address.feature));
  set(query, 'pin', address.pin && formatPin(address.pin));
  set(query, 'colors', address.colors === 'exact' ? 'exact' : null);
  set(query, 'base', address.base);
  set(query, 'massing', address.isMassing ? '1' : null);
  set(query, 'compare', address.compare && formatCompared(address.compare));
  set(query, 'dock', address.dock && formatDock(address.dock));
  const balance = address.dock?.kind === 'balance' ? formatBalance(address.balance) : null;
  for (const parameter of balanceParameters) set(query, parameter, balance?.[parameter] ?? null);
  set(query, 'lang', address.language);
  // a slash, a colon, a comma or an @ may stand in a query as it is (RFC 3986, 3.4), and reads better so
  const text = query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@');
  return text && `?${text}`;
}

/** The query string of a plan as a whole: nothing of the one that is shown now but the language. */
export function addressOfPlan(plan: string, language: Language | null): string {
  return formatAddress({ ...emptyAddress, plan, language }, '');
}

/** The query string of another scenario of the plan that is shown, with the view as it is; null for what is published. */
export function addressOfScenario(plan: string, scenario: number | null, search: string): string {
  return formatAddress({ ...parseAddress(search), plan, scenario }, search);
}

function parseScenario(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function set(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}

function parseDay(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}

/** `2024-12-08`, or `@12` for a scenario. */
function parseCompared(text: string | null): Compared | null {
  const day = parseDay(text);
  if (day !== null) return { kind: 'day', day };
  const scenario = text?.startsWith('@') ? parseScenario(text.slice(1)) : null;
  return scenario === null ? null : { kind: 'scenario', scenario };
}

function formatCompared(compared: Compared): string {
  return compared.kind === 'day' ? compared.day : `@${compared.scenario}`;
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

/** `latitude/longitude` in degrees, as in the view. */
function parsePin(text: string | null): [longitude: number, latitude: number] | null {
  const parts = text?.split('/') ?? [];
  if (parts.length !== 2 || parts.some((part) => part.trim() === '')) return null;
  const [latitude, longitude] = parts.map(Number) as [number, number];
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
}

/** To seven decimals, a centimetre. */
function formatPin([longitude, latitude]: readonly [number, number]): string {
  return [latitude, longitude].map((degrees) => Number(degrees.toFixed(7))).join('/');
}

/** `land-use:50,terrain:20`, in per cent. */
function parseOpacities(text: string | null): Opacities {
  const said = (text ?? '').split(',').flatMap((part) => {
    const [id = '', percent = ''] = part.split(':');
    const opacity = Number(percent) / 100;
    return isLayerGroupId(id) && percent !== '' && opacity >= 0 && opacity < 1
      ? [[id, opacity] as const]
      : [];
  });
  return Object.fromEntries(said);
}

function formatOpacities(opacities: Opacities): string | null {
  const parts = Object.entries(opacities).map(([id, opacity]) => `${id}:${Math.round(opacity * 100)}`);
  return parts.join(',') || null;
}

/** `balance`, `differences`, or `table:` and the collection. */
function parseDock(text: string | null): DockView | null {
  if (text === 'balance' || text === 'differences') return { kind: text };
  const collection = text?.startsWith('table:') ? text.slice('table:'.length) : null;
  return collection !== null && findCollection(collection) ? { kind: 'table', collection } : null;
}

function formatDock(dock: DockView): string {
  return dock.kind === 'table' ? `table:${dock.collection}` : dock.kind;
}
