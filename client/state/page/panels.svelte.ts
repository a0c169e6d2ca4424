import type { Memory } from './memory.ts';

export type PanelTab = 'legend' | 'layers' | 'directory';
export type SheetStop = 'low' | 'half' | 'full';
/** What takes the sheet over from legend and layers while it is open: a tool, what is selected, or the data. */
export type SheetPart = 'tool' | 'card' | 'dock';

/** Share of the height that the half raised sheet takes: figures and rows need more than a card. */
export function halfSheet(part: SheetPart | null): number {
  return part === 'dock' ? 0.6 : 0.5;
}

const leftKey = 'left-panel';

/** What is open around the map: the left panel on a wide screen, the sheet and its height on a narrow one. */
export class Panels {
  readonly #memory: Memory;
  #isLeftOpen = $state(true);
  #tab = $state<PanelTab>('legend');
  #stop = $state<SheetStop>('low');
  #isReading = $state(false);
  #order = $state.raw<readonly SheetPart[]>(['tool', 'card', 'dock']);

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

  /** Of the parts that are open, the one that was asked for last; null where none is. */
  frontOf(open: readonly SheetPart[]): SheetPart | null {
    return this.#order.find((part) => open.includes(part)) ?? null;
  }

  /** True from when the reader is to be led to the card until the card has the focus. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Lead whoever comes by keyboard, or hears the page, to the card that opens: a mouse stays where it is. */
  read(): void {
    this.#isReading = true;
  }

  endReading(): void {
    this.#isReading = false;
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

  /** Put a part before the others that are open; they are there again once it is closed. */
  bringForward(part: SheetPart): void {
    this.#order = [part, ...this.#order.filter((other) => other !== part)];
  }

  /** The same, and the sheet comes up when it was down. */
  showInSheet(part: SheetPart): void {
    this.bringForward(part);
    this.raiseSheet();
  }

  raiseSheet(): void {
    if (this.#stop === 'low') this.#stop = 'half';
  }

  moveSheet(stop: SheetStop): void {
    this.#stop = stop;
  }
}
