/** Time that a browser is given to begin saving, in milliseconds. */
const keptMilliseconds = 60_000;

/** Save a file under a name, as the browser saves what it downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMilliseconds);
}

/** `taixin-2031-12-08.pdf`; without the day for a plan that has none. */
export function fileName(planId: string, date: string | null, extension: 'pdf' | 'png'): string {
  return `${date === null ? planId : `${planId}-${date}`}.${extension}`;
}
