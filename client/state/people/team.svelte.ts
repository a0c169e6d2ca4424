import type { BilingualText } from '#domain/collections/definition.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import {
  historyPage,
  type Changeset,
  type DescribedChangeset,
  type PeopleApi,
  type Scenario,
} from '../../api/people-api.ts';
import type { Live } from '../../live/open-live-link.ts';
import { ScenarioDifferences } from './scenario-differences.svelte.ts';
import { Attempt, type Trouble } from './attempt.svelte.ts';
import type { LiveChangeset, LiveMessage, LivePresence } from '../../live/live-link.ts';

/** What the page does about changes: its parts know which of what they show has changed. */
export interface TeamSurroundings {
  api: PeopleApi;
  openLive: (tell: (message: LiveMessage) => void) => Live;
  /** Somebody changed features of the scenario that is shown. */
  onChangeset: (changeset: LiveChangeset) => void;
  /** More has changed than was told: all that is shown is to be read anew. */
  onResync: () => void;
  /** The same of the scenario that is laid beside it; null for more than was told. */
  onChangeBeside: (changeset: LiveChangeset | null) => void;
  /** The scenario may not be seen any more: nobody is signed in now, or their role was taken away. */
  onClosed: (isSignedOut: boolean) => void;
  /** The same of the scenario that is laid beside it. */
  onClosedBeside: () => void;
  /** Whoever is signed in has another role now. */
  onRights: () => void;
}

/** What was changed last while one looked elsewhere, and how many changesets that were in all. */
export interface News {
  newest: LiveChangeset;
  count: number;
}

/** How far a copy of a scenario is. */
export interface Branching {
  share: number;
  cancel: () => void;
}

/** Those who work on a plan: its scenarios, the history of the one that is shown, and who else looks at it. */
export class Team {
  readonly #surroundings: TeamSurroundings;
  readonly #plan: string;
  readonly #shown: number | null;
  #live: Live | null = null;
  #beside: number | null = null;
  #scenarios = $state.raw<readonly Scenario[] | null>(null);
  #others = $state.raw<readonly LivePresence[]>([]);
  #isConnected = $state(false);
  #hasBeenConnected = $state(false);
  #changesets = $state.raw<readonly Changeset[] | null>(null);
  #hasMore = $state(false);
  #described = $state.raw<DescribedChangeset | null>(null);
  #branching = $state.raw<Branching | null>(null);
  #news = $state.raw<News | null>(null);
  readonly #attempt = new Attempt();
  /** What the scenario that is shown makes different from the one it is compared with. */
  readonly differences: ScenarioDifferences;

  /** `shown` is the number of the scenario that the page shows; null while it shows what is published. */
  constructor(surroundings: TeamSurroundings, plan: string, shown: number | null) {
    this.#surroundings = surroundings;
    this.differences = new ScenarioDifferences(surroundings.api);
    this.#plan = plan;
    this.#shown = shown;
  }

  /** Scenarios of the plan, also those that were put away, the newest first; null until they are known. */
  get scenarios(): readonly Scenario[] | null {
    return this.#scenarios;
  }

  /** The scenario that is shown; null for what is published, or until it is known. */
  get scenario(): Scenario | null {
    return this.#scenarios?.find(({ id }) => id === this.#shown) ?? null;
  }

  /** The one that the public sees. */
  get published(): Scenario | null {
    return this.#scenarios?.find(({ status }) => status === 'published') ?? null;
  }

  /** What the page shows: the scenario, or the one that is published. */
  get shown(): Scenario | null {
    return this.#shown === null ? this.published : this.scenario;
  }

  /** What the shown one can be compared with: all others that were not put away. */
  get comparable(): readonly Scenario[] {
    const { shown } = this;
    return (this.#scenarios ?? []).filter(({ id, archivedAt }) => id !== shown?.id && archivedAt === null);
  }

  get others(): readonly LivePresence[] {
    return this.#others;
  }

  /** True while changes of others come by themselves. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** True once changes have come by themselves: then it is an outage when they do not. */
  get hasBeenConnected(): boolean {
    return this.#hasBeenConnected;
  }

  /** The history as far as it has been read, the newest first; null until then. */
  get changesets(): readonly Changeset[] | null {
    return this.#changesets;
  }

  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** The changeset that is shown on the map. */
  get described(): DescribedChangeset | null {
    return this.#described;
  }

  get branching(): Branching | null {
    return this.#branching;
  }

  /** What has been changed while the page is open, and nobody at it has taken note of. */
  get news(): News | null {
    return this.#news;
  }

  /** Why what was asked last was refused. */
  get trouble(): Trouble | null {
    return this.#attempt.trouble;
  }

  get isBusy(): boolean {
    return this.#attempt.isBusy;
  }

  async start(): Promise<void> {
    await this.#attempt.run(() => this.#readScenarios());
    if (this.scenario) this.#subscribe(this.scenario.id);
  }

  /**
   * Hear also of a scenario that is laid beside the one shown, once the scenarios are known; null for none any more.
   * What is published changes with a publication alone: beside it nothing needs a connection.
   */
  listenBeside(scenario: number | null): void {
    const wanted = scenario === this.shown?.id ? null : scenario;
    if (wanted === this.#beside) return;
    if (this.#beside !== null) this.#live?.say({ type: 'unsubscribe', scenario: this.#beside });
    this.#beside = wanted;
    if (wanted !== null) this.#subscribe(wanted);
    else if (!this.scenario) this.stop();
  }

  stop(): void {
    this.#live?.close();
    this.#live = null;
    this.#isConnected = this.#hasBeenConnected = false;
  }

  /** Say where one is and what is selected. */
  beAt(place: NonNullable<LivePresence['place']>, selected: LivePresence['selected']): void {
    if (this.#shown !== null)
      this.#live?.say({ type: 'presence', scenario: this.#shown, place, selected: selected ?? null });
  }

  /** What was refused in another part of the page is told there alone. */
  forgetTrouble(): void {
    this.#attempt.forget();
  }

  forgetNews(): void {
    this.#news = null;
  }

  async loadHistory(): Promise<void> {
    await this.#readHistory(null);
  }

  async loadMore(): Promise<void> {
    await this.#readHistory(this.#changesets?.at(-1)?.number ?? null);
  }

  /** Show on the map what a changeset changed. */
  async show(number: number): Promise<void> {
    await this.#attempt.run(async () => {
      this.#described = await this.#surroundings.api.changeset(this.#shown!, number);
    });
  }

  hide(): void {
    this.#described = null;
  }

  async takeBack(number: number): Promise<void> {
    await this.#attempt.run(() => this.#surroundings.api.takeBack(this.#shown!, number));
  }

  async restore(number: number): Promise<void> {
    await this.#attempt.run(() => this.#surroundings.api.restore(this.#shown!, number));
  }

  async change(change: {
    title?: BilingualText;
    status?: ScenarioStatus;
    isArchived?: boolean;
  }): Promise<boolean> {
    return this.#attempt.run(async () => {
      await this.#surroundings.api.changeScenario(this.#shown!, change);
      await this.#readScenarios();
    });
  }

  /** Copy a scenario; the copy's number, or null where it came to nothing. */
  async branch(from: Scenario, title: BilingualText): Promise<number | null> {
    const abort = new AbortController();
    const report = (share: number) => (this.#branching = { share, cancel: () => abort.abort() });
    report(0);
    try {
      let made: Scenario | null = null;
      await this.#attempt.run(async () => {
        made = await this.#surroundings.api.branch(from, title, report, abort.signal);
      });
      return (made as Scenario | null)?.id ?? null;
    } catch (error) {
      if (abort.signal.aborted) return null;
      throw error;
    } finally {
      this.#branching = null;
    }
  }

  async #readScenarios(): Promise<void> {
    this.#scenarios = await this.#surroundings.api.scenarios(this.#plan);
  }

  async #readHistory(before: number | null): Promise<void> {
    await this.#attempt.run(async () => {
      const page = await this.#surroundings.api.changesets(this.#shown!, before);
      this.#changesets = before === null ? page : [...(this.#changesets ?? []), ...page];
      this.#hasMore = page.length === historyPage;
    });
  }

  #subscribe(scenario: number): void {
    this.#live ??= this.#surroundings.openLive((message) => this.#hear(message));
    const after = this.#changesetOf(scenario);
    this.#live.say({ type: 'subscribe', scenario, ...(after !== undefined && { after }) });
  }

  /** The newest changeset of a scenario that is known of. */
  #changesetOf(scenario: number): number | undefined {
    return this.#scenarios?.find(({ id }) => id === scenario)?.changeset;
  }

  #hear(message: LiveMessage): void {
    if (message.type === 'connection') {
      this.#isConnected = message.isOpen;
      if (!message.isOpen) this.#others = [];
      if (!message.isSignedOut) return;
      this.#surroundings.onClosed(true);
      if (this.#beside !== null) this.#surroundings.onClosedBeside();
    } else if (message.type === 'rights') this.#surroundings.onRights();
    else if (message.scenario !== undefined && message.scenario === this.#beside) this.#hearBeside(message);
    else if (message.scenario !== this.#shown) return;
    else if (message.type === 'changeset') this.#take(message);
    // quietly: nobody has asked for it here
    else if (message.type === 'scenario') void new Attempt().run(() => this.#readScenarios());
    else if (message.type === 'error' && message.code === 'scenario-not-found')
      this.#surroundings.onClosed(false);
    else if (message.type === 'subscribed') {
      this.#isConnected = this.#hasBeenConnected = true;
      this.#others = message.others;
      this.#catchUp(message.changeset);
    } else if (message.type === 'resync') this.#catchUp(message.changeset);
    else if (message.type === 'presence') this.#put(message.presence);
    else if (message.type === 'gone') this.#others = this.#others.filter(({ id }) => id !== message.id);
  }

  #hearBeside(message: LiveMessage): void {
    const scenario = this.#beside!;
    if (message.type === 'changeset') {
      this.#advance(scenario, message.number);
      this.#surroundings.onChangeBeside(message);
    } else if (message.type === 'scenario') void new Attempt().run(() => this.#readScenarios());
    else if (message.type === 'error' && message.code === 'scenario-not-found')
      this.#surroundings.onClosedBeside();
    else if (message.type === 'subscribed' || message.type === 'resync') {
      if (message.changeset <= (this.#changesetOf(scenario) ?? message.changeset)) return;
      this.#advance(scenario, message.changeset);
      this.#surroundings.onChangeBeside(null);
    }
  }

  #take(changeset: LiveChangeset): void {
    this.#advance(changeset.scenario, changeset.number);
    // what is shown as it was after a change has been changed again
    const shown = this.#described?.changes.map(({ id }) => id) ?? [];
    if (!changeset.isWhole || changeset.features.some(({ id }) => shown.includes(id))) this.hide();
    this.#surroundings.onChangeset(changeset);
    this.#news = { newest: changeset, count: (this.#news?.count ?? 0) + 1 };
    if (!this.#changesets || this.#changesets[0]!.number >= changeset.number) return;
    this.#changesets = [changeset, ...this.#changesets];
  }

  /** The server is further than this page has heard. */
  #catchUp(newest: number): void {
    if (newest <= (this.scenario?.changeset ?? newest)) return;
    this.#advance(this.#shown!, newest);
    this.#surroundings.onResync();
    if (this.#changesets) void this.loadHistory();
  }

  #advance(scenario: number, changeset: number): void {
    this.#scenarios =
      this.#scenarios?.map((one) => (one.id === scenario ? { ...one, changeset } : one)) ?? null;
  }

  #put(presence: LivePresence): void {
    this.#others = [...this.#others.filter(({ id }) => id !== presence.id), presence];
  }
}
