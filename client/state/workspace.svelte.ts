import type { LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import type { Api } from '../api/api.ts';
import type { PeopleApi } from '../api/people-api.ts';
import type { PageSource } from '../api/page-source.ts';
import type { AddressBar } from './address/address-bar.ts';
import type { Address, MapView } from './address/address.ts';
import { PageAddress } from './address/page-address.ts';
import { BalanceChoice } from './plan/balance-choice.svelte.ts';
import { Basemaps } from './map/basemaps.svelte.ts';
import { Camera } from './map/camera.svelte.ts';
import { Directory } from './plan/directory.svelte.ts';
import { Dock, type DockView } from './page/dock.svelte.ts';
import { Guide } from './plan/guide.ts';
import { FeatureReader } from './plan/feature-reader.ts';
import { Highlight } from './map/highlight.svelte.ts';
import { LanguageChoice } from './page/language.svelte.ts';
import { LayerChoice } from './map/layers.svelte.ts';
import { LinkedFeatures } from './plan/linked-features.svelte.ts';
import { MapReport } from './map/map-report.svelte.ts';
import { Measurement } from './tools/measurement.svelte.ts';
import { Massing } from './tools/massing.svelte.ts';
import { People } from './people/people.svelte.ts';
import type { Team } from './people/team.svelte.ts';
import type { EditSession } from './editing/edit-session.svelte.ts';
import type { Memory } from './page/memory.ts';
import { Panels, type SheetPart } from './page/panels.svelte.ts';
import { Pin } from './map/pin.svelte.ts';
import { PlanAreas } from './plan/plan-areas.svelte.ts';
import { PlanRows } from './plan/plan-rows.svelte.ts';
import { ShownPlan } from './plan/shown-plan.svelte.ts';
import { Renewal } from './plan/renewal.svelte.ts';
import { RelatedFeatures } from './plan/related-features.svelte.ts';
import { Search } from './plan/search.svelte.ts';
import { ServerHealth } from './page/server-health.svelte.ts';
import { Selection } from './plan/selection.svelte.ts';
import { Comparison, type Compared } from './tools/comparison.svelte.ts';
import { Swipe } from './tools/swipe.svelte.ts';
import { ThemeChoice } from './page/theme.svelte.ts';
import { Timeline } from './plan/timeline.svelte.ts';
import { ToolChoice } from './tools/tool.svelte.ts';

/** What the workspace is built on; tests bring their own. */
export interface Surroundings {
  api: Api;
  peopleApi: PeopleApi;
  addressBar: AddressBar;
  memory: Memory;
  /** Languages of the browser, the most wanted first. */
  languages: readonly string[];
  systemIsDark: () => boolean;
  pageSource: PageSource;
}

/** All state of the page, and the one place that keeps it and the address the same. */
export class Workspace {
  readonly api: Api;
  readonly language: LanguageChoice;
  readonly theme: ThemeChoice;
  readonly layers: LayerChoice;
  readonly basemaps: Basemaps;
  readonly camera: Camera;
  readonly plan: ShownPlan;
  readonly directory: Directory;
  readonly selection: Selection;
  readonly linked: LinkedFeatures;
  readonly related: RelatedFeatures;
  readonly rows: PlanRows;
  readonly areas: PlanAreas;
  readonly balance: BalanceChoice;
  readonly highlight = new Highlight();
  readonly pin = new Pin();
  readonly search: Search;
  readonly report: MapReport;
  readonly tools = new ToolChoice();
  readonly massing: Massing;
  readonly swipe = new Swipe();
  readonly comparison: Comparison;
  readonly renewal: Renewal;
  readonly measurement = new Measurement();
  readonly features: FeatureReader;
  readonly health: ServerHealth;
  readonly timeline: Timeline;
  readonly dock: Dock;
  readonly panels: Panels;
  readonly memory: Memory;
  /** Leads to features and places. */
  readonly guide: Guide;
  readonly people: People;
  readonly peopleApi: PeopleApi;
  readonly #address: PageAddress;
  readonly #initial: Address;
  /** Those who work on the plan, for whoever is one of them; their code is fetched when it is known that somebody is. */
  team = $state.raw<Team | null>(null);
  /** The scenario while it is drawn in; begun by whoever takes the tool up, and there until the page is left. */
  editing = $state.raw<EditSession | null>(null);

  constructor({ api, peopleApi, addressBar, memory, languages, systemIsDark, pageSource }: Surroundings) {
    this.api = api;
    this.peopleApi = peopleApi;
    this.people = new People(peopleApi);
    this.#address = new PageAddress(addressBar, () => this.#readAddress());
    this.memory = memory;
    this.#initial = addressBar.read();
    this.language = new LanguageChoice(memory, this.#initial.language, languages);
    this.theme = new ThemeChoice(memory, systemIsDark);
    this.layers = new LayerChoice(this.#initial);
    this.basemaps = new Basemaps(api);
    this.camera = new Camera(this.#initial.view);
    this.plan = new ShownPlan(api, this.#initial.plan, this.#initial.scenario);
    const dataset = () => this.plan.dataset;
    this.selection = new Selection(api, dataset);
    this.linked = new LinkedFeatures(api, dataset);
    this.related = new RelatedFeatures(api, dataset);
    this.massing = new Massing(api, dataset);
    this.features = new FeatureReader(api, dataset);
    this.rows = new PlanRows(api, dataset);
    this.directory = new Directory(api, this.rows, dataset);
    this.areas = new PlanAreas(api, dataset);
    this.search = new Search(api, dataset);
    this.panels = new Panels(memory);
    this.report = new MapReport(pageSource);
    this.health = new ServerHealth(pageSource);
    this.timeline = new Timeline(api, this.#initial.date);
    this.dock = new Dock(memory, this.#initial.dock);
    this.balance = new BalanceChoice(this.#initial.balance, () => this.#address.replace());
    this.guide = new Guide({
      ...{ selection: this.selection, pin: this.pin, camera: this.camera },
      ...{ panels: this.panels, address: this.#address },
    });
    this.comparison = new Comparison(api, this.#initial.compare);
    this.renewal = new Renewal(this);
    this.health.onReturn(() => this.#recover());
    this.pin.restore(this.#initial.pin);
    addressBar.onTravel((address) => void this.#follow(address));
  }

  /** True while something stands at the right of the map: the tool in hand, or what is selected. */
  get isRightOpen(): boolean {
    return this.tools.current.kind !== 'look' || this.selection.isOpen;
  }

  /** What the sheet of a narrow screen shows before legend and layers; null while nothing is open. */
  get sheetPart(): SheetPart | null {
    const isOpen: Record<SheetPart, boolean> = {
      tool: this.tools.current.kind !== 'look',
      card: this.selection.isOpen,
      dock: this.dock.view !== null,
    };
    return this.panels.frontOf((Object.keys(isOpen) as SheetPart[]).filter((part) => isOpen[part]));
  }

  /** Load the plan, and with it what the address names. */
  async load(): Promise<void> {
    void this.basemaps.load();
    void this.people.load();
    await this.plan.load();
    const { status } = this.plan;
    if (status.kind !== 'ready') return;
    void this.directory.load();
    void this.timeline.load(this.plan.dataset!, status.plan.phases);
    if (this.dock.view) this.panels.raiseSheet();
    const { pin, view } = this.#initial;
    if (pin && !view) this.camera.fit([...pin, ...pin]);
    if (!this.#initial.feature) return;
    this.panels.raiseSheet();
    const shown = this.selection.choose(this.#initial.feature);
    if (this.#initial.view) await shown;
    else await this.guide.goOnce(shown);
  }

  showPlan(): void {
    if (this.plan.plan) this.camera.fit(this.plan.plan.bounds);
  }

  moved(view: MapView): void {
    this.camera.report(view);
    // the end of a move that Back cut short says nothing of the place that Back leads to
    if (!this.camera.hasOpenWish) this.#address.replace();
  }

  toggleLayer(id: LayerGroupId): void {
    this.layers.toggle(id);
    this.#address.replace();
  }

  toggleColors(): void {
    this.layers.toggleColors();
    this.#address.replace();
  }

  fadeLayer(id: LayerGroupId, opacity: number): void {
    this.layers.fade(id, opacity);
    this.#address.replace();
  }

  standOn(base: string | null): void {
    this.layers.standOn(base);
    this.#address.replace();
  }

  toggleMassing(): void {
    this.layers.toggleMassing();
    const { view } = this.camera;
    const wanted = view && (this.layers.isMassing ? this.massing.raise(view) : this.massing.lower(view));
    if (wanted) this.camera.goTo(wanted);
    this.#address.replace();
  }

  /** Go where parcels are seen as buildings. */
  approachMassing(): void {
    const wanted = this.camera.view && this.massing.raise(this.camera.view);
    if (wanted) this.camera.goTo(wanted);
  }

  /** Show the plan on a day; while it plays the address waits until it stops. */
  showDay(day: string): void {
    this.timeline.pause();
    this.timeline.show(day);
    this.#address.replace();
  }

  /** To the next phase, or the one before. */
  stepPhase(direction: 1 | -1): void {
    this.timeline.pause();
    this.timeline.step(direction);
    this.#address.replace();
  }

  togglePlay(): void {
    if (this.timeline.isPlaying) this.timeline.pause();
    else this.timeline.play();
    this.#address.replace();
  }

  /** Let the time of the plan pass while it plays. */
  advance(milliseconds: number): void {
    this.timeline.advance(milliseconds);
    if (!this.timeline.isPlaying) this.#address.replace();
  }

  /** Lay another day or another scenario beside the plan that is shown; null puts it away. */
  compareWith(compared: Compared | null): void {
    const isNew = (compared === null) !== (this.comparison.current === null);
    this.comparison.set(compared);
    if (isNew) this.#address.push();
    else this.#address.replace();
  }

  /**
   * Compare, or end it. What is compared first is the phase before the day shown: what came since then is what one asks
   * for first.
   */
  toggleCompare(): void {
    const { date, phases } = this.timeline;
    const before = phases.findLast((phase) => date !== null && phase.date < date) ?? phases[0];
    this.compareWith(this.comparison.current === null && before ? { kind: 'day', day: before.date } : null);
  }

  /** Open something below the map, or put it away when it is open already. */
  toggleDock(view: DockView): void {
    if (this.dock.view?.kind === view.kind) this.closeDock();
    else this.openDock(view);
  }

  /** Show something below the map, whatever is there. */
  openDock(view: DockView): void {
    this.#openDock(view);
    this.#address.push();
  }

  closeDock(): void {
    this.dock.close();
    this.highlight.clear();
    this.#address.push();
  }

  /** The server is back: fetch what could not be fetched meanwhile. */
  #recover(): void {
    this.renewal.afterOutage();
    void this.editing?.plan.resend();
    if (this.selection.detail.kind === 'failed') void this.guide.retry();
  }

  #openDock(view: DockView): void {
    this.dock.open(view);
    this.panels.showInSheet('dock');
  }

  speak(language: Language): void {
    this.language.choose(language);
    this.#address.replace();
  }

  /** What the address says of the page. */
  #readAddress(): Address {
    return {
      plan: this.#initial.plan,
      scenario: this.#initial.scenario,
      view: this.camera.view,
      date: this.timeline.inAddress,
      hidden: this.layers.hidden,
      opacities: this.layers.opacities,
      feature: this.selection.current,
      pin: this.pin.position,
      language: this.language.inAddress,
      colors: this.layers.colors,
      base: this.layers.base,
      dock: this.dock.view,
      balance: this.balance.question,
      compare: this.comparison.current,
      isMassing: this.layers.isMassing,
    };
  }

  /** Back or Forward: make the state what the address says. */
  async #follow(address: Address): Promise<void> {
    this.language.restore(address.language);
    this.layers.restore(address);
    this.timeline.pause();
    this.timeline.restore(address.date);
    this.dock.restore(address.dock);
    // what the balance was asked for is kept while something else is open
    if (address.dock?.kind === 'balance') this.balance.restore(address.balance);
    if (!address.dock) this.highlight.clear();
    this.comparison.set(address.compare);
    this.pin.restore(address.pin);
    if (address.view) this.camera.goTo(address.view);
    else if (!address.feature) this.showPlan();
    const shown = this.guide.restore(address.feature);
    if (address.view || !address.feature) await shown;
    else await this.guide.goOnce(shown);
  }
}
