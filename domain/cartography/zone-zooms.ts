/**
 * Between these zooms the land use comes forward. From farther away parcels are specks, and the planned area is one
 * patch with a name.
 */
export const zoneFadeIn = { from: 9.8, to: 10.5 };
