/** What stands beside the map, and what a click on it means: look, measure, take a picture along, read the history, draw. */
export type Tool =
  { kind: 'look' } | { kind: 'measure' } | { kind: 'export' } | { kind: 'history' } | { kind: 'edit' };

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

  /** True where clicks on the map are the tool's own. */
  get takesClicks(): boolean {
    return this.#current.kind === 'measure' || this.#current.kind === 'edit';
  }

  putBack(): void {
    this.#current = { kind: 'look' };
  }
}
