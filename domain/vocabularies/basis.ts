/**
 * What a statement of a vocabulary rests on: the text of its document was read; someone else's account of it was
 * read; nothing was read and it is a professional's general knowledge; or it is our own, for illustration.
 */
export type Basis = 'source' | 'secondary-source' | 'general-knowledge' | 'illustrative';
