import type { Place } from '#domain/measure/geodesic.ts';

/** What is measured: the length of a line, the area of a polygon, or where points are. */
export type MeasureMode = 'distance' | 'area' | 'point';

export type LengthUnit = 'auto' | 'meter' | 'kilometer';
export type AreaUnit = 'auto' | 'squareMeter' | 'hectare' | 'mu' | 'squareKilometer';

interface Drawing {
  places: readonly Place[];
  isFinished: boolean;
}

const nothing: Drawing = { places: [], isFinished: false };
const stepsKept = 100;

/** What was drawn to be measured. It stays while the map moves, and while the tool is put back, until it is cleared. */
export class Measurement {
  #mode = $state<MeasureMode>('distance');
  #drawing = $state.raw<Drawing>(nothing);
  #past = $state.raw<readonly Drawing[]>([]);
  #chosen = $state<number | null>(null);
  #lengthUnit = $state<LengthUnit>('auto');
  #areaUnit = $state<AreaUnit>('auto');
  #isSnapping = $state(true);
  #showsSeconds = $state(false);

  get mode(): MeasureMode {
    return this.#mode;
  }

  get places(): readonly Place[] {
    return this.#drawing.places;
  }

  /** True once the drawing was ended: the next place begins another. */
  get isFinished(): boolean {
    return this.#drawing.isFinished;
  }

  /** True while there is something drawn that was not ended. */
  get isDrawing(): boolean {
    return this.places.length > 0 && !this.isFinished;
  }

  /** Number of the vertex that was clicked, for Delete. */
  get chosen(): number | null {
    return this.#chosen;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** True where enough is drawn to be ended. */
  get canFinish(): boolean {
    return this.isDrawing && this.places.length >= (this.#mode === 'area' ? 3 : 2) && this.#mode !== 'point';
  }

  get lengthUnit(): LengthUnit {
    return this.#lengthUnit;
  }

  get areaUnit(): AreaUnit {
    return this.#areaUnit;
  }

  /** Whether places jump to vertices of the map that are near. */
  get isSnapping(): boolean {
    return this.#isSnapping;
  }

  /** Whether bearings are written in degrees, minutes and seconds. */
  get showsSeconds(): boolean {
    return this.#showsSeconds;
  }

  /** Measure something else of what is drawn: it stays. */
  choose(mode: MeasureMode): void {
    this.#mode = mode;
    this.#chosen = null;
  }

  /** Draw to a place; after the end of a drawing, begin another there. Points go on and on. */
  add(place: Place): void {
    const goesOn = !this.isFinished || this.#mode === 'point';
    this.#change({ places: [...(goesOn ? this.places : []), place], isFinished: false });
  }

  /** Add to the end also of a drawing that was ended. */
  append(place: Place): void {
    this.#change({ ...this.#drawing, places: [...this.places, place] });
  }

  /** Put a place before the one that has the number now. */
  insert(at: number, place: Place): void {
    this.#change({ ...this.#drawing, places: this.places.toSpliced(at, 0, place) });
  }

  /** Move a vertex in one step, which can be undone. */
  move(at: number, place: Place): void {
    this.#change({ ...this.#drawing, places: this.places.with(at, place) });
  }

  /** Move a vertex further, as part of the step before. */
  drag(at: number, place: Place): void {
    this.#drawing = { ...this.#drawing, places: this.places.with(at, place) };
  }

  remove(at: number): void {
    if (at in this.places) this.#change({ ...this.#drawing, places: this.places.toSpliced(at, 1) });
  }

  removeLast(): void {
    this.remove(this.places.length - 1);
  }

  choosePlace(at: number | null): void {
    this.#chosen = at;
  }

  finish(): void {
    if (this.canFinish) this.#change({ places: this.places, isFinished: true });
  }

  /** Go on drawing from the last place. */
  resume(): void {
    if (this.isFinished) this.#change({ places: this.places, isFinished: false });
  }

  clear(): void {
    if (this.places.length > 0) this.#change(nothing);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#drawing = before;
    this.#chosen = null;
  }

  measureLengthsIn(unit: LengthUnit): void {
    this.#lengthUnit = unit;
  }

  measureAreasIn(unit: AreaUnit): void {
    this.#areaUnit = unit;
  }

  toggleSnapping(): void {
    this.#isSnapping = !this.#isSnapping;
  }

  toggleSeconds(): void {
    this.#showsSeconds = !this.#showsSeconds;
  }

  #change(drawing: Drawing): void {
    this.#past = [...this.#past.slice(1 - stepsKept), this.#drawing];
    this.#drawing = drawing.places.length === 0 ? nothing : drawing;
    this.#chosen = null;
  }
}
