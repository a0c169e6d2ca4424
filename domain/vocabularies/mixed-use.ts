/**
 * The classes of land use on a parcel, its own first and each once. What is compatible is written as codes joined by
 * `+`, with or without the parcel's own: `0701` with `0901`, or `0701+0901`, gives both. Without it, only its own.
 */
export function usesOf(landUse: string, mixedUse?: string): string[] {
  const codes = [landUse, ...(mixedUse ?? '').split('+')].map((code) => code.trim());
  return [...new Set(codes.filter((code) => code !== ''))];
}
