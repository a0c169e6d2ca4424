/** Let the browser save a text as a file, as a download. */
export function saveFile(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // a browser that asks where to put the file still reads it after the click
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
