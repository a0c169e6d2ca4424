/** Why the content of a file is not at hand. */
export type FileProblem =
  | { kind: 'unreadable'; reason: string }
  | { kind: 'too-large'; bytes: number; limit: number }
  /** `encoding` is what the bytes seem to be; null where they are nothing known. */
  | { kind: 'not-utf8'; encoding: string | null }
  | { kind: 'no-file' };

/** An entry of a plan's folder as whoever read it hands it over. */
export interface PlanFile {
  name: string;
  content: { text: string } | { problem: FileProblem };
}

/** The most that a plan may hold; the reader of files refuses what is larger. */
export const planLimits = {
  /** Bytes of one file. */
  fileBytes: 64 * 1024 * 1024,
  /** Features of all files together. */
  features: 100_000,
} as const;
