/** What stands beside the map, and what a click on it means: look, measure, take a picture along, read the history. */
export type Tool = { kind: 'look' } | { kind: 'measure' } | { kind: 'export' } | { kind: 'history' };

export type ToolKind = Tool['kind'];

/** The tool in hand; exactly one at a time. */
export class ToolChoice {
  #current = $state.raw<Tool>({ kind: 'look' });

  get current(): Tool {
    return this.#current;
  }

  /** Take a tool; what is in hand already is put back. */
  take(kind: ToolKind): void {
    this.#current = { kind: this.#current.kind === kind ? 'look' : kind };
  }

  putBack(): void {
    this.#current = { kind: 'look' };
  }
}
