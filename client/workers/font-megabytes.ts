/** What a browser fetches of fonts before its first sheet: both weights hold every Chinese letter that a name may have. */
export const fontMegabytes = 17;
