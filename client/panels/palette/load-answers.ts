/** Fetch what answers the palette's field: it is larger than the page without it. */
export const loadAnswers = () => import('./PaletteAnswers.svelte');
