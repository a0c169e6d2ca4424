import { inflateRawSync } from 'node:zlib';

export type ReadCell = string | number | null;

/** What a workbook holds: sheets by name, and the text of its files. */
export interface ReadWorkbook {
  sheets: Record<string, ReadCell[][]>;
  files: ReadonlyMap<string, string>;
}

/** Read as much of an xlsx file as tests look at. Throws for a cell that is neither a text nor a number. */
export function readWorkbook(bytes: Buffer): ReadWorkbook {
  const files = unzip(bytes);
  const texts = [...files.get('xl/sharedStrings.xml')!.matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(
    ([, text]) => unescape(text!),
  );
  const names = [...files.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  const sheets = names.map(([, name], at) => [
    unescape(name!),
    readRows(files.get(`xl/worksheets/sheet${at + 1}.xml`)!, texts),
  ]);
  return { sheets: Object.fromEntries(sheets) as ReadWorkbook['sheets'], files };
}

function readRows(xml: string, texts: readonly string[]): ReadCell[][] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row]) => {
    const cells: ReadCell[] = [];
    for (const [, attributes, content] of (row ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = /r="([A-Z]+)/.exec(attributes!)![1]!;
      cells[columnNumber(column)] = readCell(attributes!, content ?? '', texts);
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

function readCell(attributes: string, content: string, texts: readonly string[]): ReadCell {
  if (content === '') return null;
  const value = /^<v>(.*)<\/v>$/s.exec(content)?.[1];
  if (value === undefined) throw new Error(`a cell is neither text nor number: ${content}`);
  if (!/ t="s"/.test(` ${attributes}`)) return Number(value);
  const text = texts[Number(value)];
  if (text === undefined) throw new Error(`a cell names a text that is not there: ${value}`);
  return text;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Files of a zip by name, from its directory at the end. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    files.set(name, (method === 0 ? body : inflateRawSync(body)).toString('utf8'));
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}
