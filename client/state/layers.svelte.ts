import { layerGroups, type LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { LandUseColors } from '#domain/cartography/style-options.ts';

/** Which groups of layers are off, and whether land use wears the exact colours of the standard. */
export class LayerChoice {
  #hidden = $state.raw<readonly LayerGroupId[]>([]);
  #colors = $state<LandUseColors>('soft');

  constructor(hidden: readonly LayerGroupId[], colors: LandUseColors) {
    this.restore(hidden, colors);
  }

  /** In the order of the switches, so that equal choices read equal in the address. */
  get hidden(): LayerGroupId[] {
    return layerGroups.map((group) => group.id).filter((id) => this.#hidden.includes(id));
  }

  get colors(): LandUseColors {
    return this.#colors;
  }

  isVisible(id: LayerGroupId): boolean {
    return !this.#hidden.includes(id);
  }

  toggle(id: LayerGroupId): void {
    this.#hidden = this.isVisible(id) ? [...this.#hidden, id] : this.#hidden.filter((other) => other !== id);
  }

  toggleColors(): void {
    this.#colors = this.#colors === 'exact' ? 'soft' : 'exact';
  }

  restore(hidden: readonly LayerGroupId[], colors: LandUseColors): void {
    this.#hidden = hidden;
    this.#colors = colors;
  }
}
