import type { Memory } from './memory.ts';

export type PanelTab = 'legend' | 'layers' | 'directory';
export type SheetStop = 'low' | 'half' | 'full';

const leftKey = 'left-panel';
const stops: readonly SheetStop[] = ['low', 'half', 'full'];

/** What is open around the map: the left panel on a wide screen, the sheet and its height on a narrow one. */
export class Panels {
  readonly #memory: Memory;
  #isLeftOpen = $state(true);
  #tab = $state<PanelTab>('legend');
  #stop = $state<SheetStop>('low');

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#isLeftOpen = memory.recall(leftKey) !== 'closed';
  }

  get isLeftOpen(): boolean {
    return this.#isLeftOpen;
  }

  get tab(): PanelTab {
    return this.#tab;
  }

  get stop(): SheetStop {
    return this.#stop;
  }

  toggleLeft(): void {
    this.#isLeftOpen = !this.#isLeftOpen;
    this.#memory.remember(leftKey, this.#isLeftOpen ? 'open' : 'closed');
  }

  /** Show a tab; on a phone the sheet comes up when it was down. */
  openTab(tab: PanelTab): void {
    this.#tab = tab;
    this.raiseSheet();
  }

  raiseSheet(): void {
    if (this.#stop === 'low') this.#stop = 'half';
  }

  moveSheet(stop: SheetStop): void {
    this.#stop = stop;
  }

  /** From stop to stop and round again, for the keyboard and for a tap on the handle. */
  nextStop(): void {
    this.#stop = stops[(stops.indexOf(this.#stop) + 1) % stops.length]!;
  }
}
