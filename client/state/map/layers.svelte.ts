import { layerGroups, type LayerGroupId } from '#domain/cartography/layer-groups.ts';
import type { LandUseColors, Tone } from '#domain/cartography/style-options.ts';
import type { Opacities } from '../address/address.ts';

/** What of the layers the address holds. */
export interface LayerSettings {
  hidden: readonly LayerGroupId[];
  opacities: Opacities;
  colors: LandUseColors;
  base: string | null;
  isMassing: boolean;
}

/** How the map is drawn: groups of layers off or faded, colours of land use, the ground below, parcels as buildings. */
export class LayerChoice {
  #hidden = $state.raw<readonly LayerGroupId[]>([]);
  #opacities = $state.raw<Opacities>({});
  #colors = $state<LandUseColors>('soft');
  #base = $state<string | null>(null);
  #isMassing = $state(false);

  constructor(settings: LayerSettings) {
    this.restore(settings);
  }

  /** In the order of the switches, so that equal choices read equal in the address. */
  get hidden(): LayerGroupId[] {
    return layerGroups.map((group) => group.id).filter((id) => this.#hidden.includes(id));
  }

  /** Of the groups that are faded. */
  get opacities(): Opacities {
    return this.#opacities;
  }

  get colors(): LandUseColors {
    return this.#colors;
  }

  /** True while land use is on the map in softened colours. */
  get isSoftened(): boolean {
    return this.#colors === 'soft' && this.tone === 'color' && this.isVisible('land-use');
  }

  /** Id of the ground the plan is drawn on; null for the plain one. */
  get base(): string | null {
    return this.#base;
  }

  /** Grey when the ground is: colour is then left to what an analysis shows. */
  get tone(): Tone {
    return this.#base === 'grey' ? 'grey' : 'color';
  }

  get isMassing(): boolean {
    return this.#isMassing;
  }

  isVisible(id: LayerGroupId): boolean {
    return !this.#hidden.includes(id);
  }

  opacityOf(id: LayerGroupId): number {
    return this.#opacities[id] ?? 1;
  }

  toggle(id: LayerGroupId): void {
    this.#hidden = this.isVisible(id) ? [...this.#hidden, id] : this.#hidden.filter((other) => other !== id);
  }

  /** Draw a group of layers at an opacity from 0 to 1. */
  fade(id: LayerGroupId, opacity: number): void {
    const others = Object.entries(this.#opacities).filter(([other]) => other !== id);
    this.#opacities = Object.fromEntries(opacity < 1 ? [...others, [id, Math.max(0, opacity)]] : others);
  }

  toggleColors(): void {
    this.#colors = this.#colors === 'exact' ? 'soft' : 'exact';
  }

  standOn(base: string | null): void {
    this.#base = base;
  }

  toggleMassing(): void {
    this.#isMassing = !this.#isMassing;
  }

  restore({ hidden, opacities, colors, base, isMassing }: LayerSettings): void {
    this.#hidden = hidden;
    this.#opacities = opacities;
    this.#colors = colors;
    this.#base = base;
    this.#isMassing = isMassing;
  }
}
