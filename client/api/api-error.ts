/** A request that brought no answer to use: the server's own problem, or none at all. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** HTTP status, 0 when the server could not be reached. */
  readonly status: number;
  /** Stable code of the problem, `unreachable` or `unreadable` when the server sent none. */
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  get isUnreachable(): boolean {
    // 502 to 504 come from a proxy whose server is gone
    return this.status === 0 || (this.status >= 502 && this.status <= 504);
  }

  get isMissing(): boolean {
    return this.status === 404 || this.status === 410;
  }
}

/** The error of an answer that is not OK, read from its problem+json (RFC 9457) where it has one. */
export async function problemOf(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null);
  const { code, detail, title } = (problem ?? {}) as Record<string, unknown>;
  return new ApiError(
    response.status,
    typeof code === 'string' ? code : `http-${response.status}`,
    [detail, title, response.statusText].find((text) => typeof text === 'string' && text !== '') as string,
  );
}
