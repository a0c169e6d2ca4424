/** What answers the field once it is there. */
interface Answering {
  step(step: 1 | -1): void;
  enter(): void;
}

/** What is typed into the palette's field. It is there at once; what answers it may still be on its way. */
export class Query {
  readonly #ask: (text: string) => void;
  #text = $state('');
  /** Key of the line that the arrow keys or the pointer went to; null while they did not. */
  pointedKey = $state<string | null>(null);
  /** Id of the line that Enter chooses; null while there is none. */
  activeId = $state<string | null>(null);
  /** True where Enter came before the answer. */
  isEntered = $state(false);
  answering: Answering | null = null;

  /** `ask` seeks a text in the plan. */
  constructor(ask: (text: string) => void) {
    this.#ask = ask;
  }

  get text(): string {
    return this.#text;
  }

  seek(text: string): void {
    this.#text = text;
    this.pointedKey = null;
    this.isEntered = false;
    this.#ask(text);
  }

  /** Lead to the next line or to the one before. */
  step(step: 1 | -1): void {
    this.answering?.step(step);
  }

  /** Choose the line, as soon as it is known which. */
  enter(): void {
    if (this.answering) this.answering.enter();
    else this.isEntered = true;
  }
}
