type RowReport = (rows: number) => void;

/**
 * Do a piece of work that tells how many rows it has done. A terminal shows that while it lasts; a log gets nothing
 * but the result.
 */
export async function withRowProgress<Result>(
  work: (report: RowReport) => Promise<Result>,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Promise<Result> {
  if (!stream.isTTY) return work(() => undefined);
  try {
    return await work((rows) => void stream.write(`\r${countRows(rows)}`));
  } finally {
    stream.write('\r\u001b[2K');
  }
}

export function countRows(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
