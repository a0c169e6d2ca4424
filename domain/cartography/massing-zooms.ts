/** Zoom at which parcels begin to rise as buildings, and at which they stand as high as they are. */
export const massingZooms = { from: 13.5, full: 14.2 };
