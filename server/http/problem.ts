import { Type, type Static, type TSchema } from 'typebox';

/** Body of every error: RFC 9457 problem details with a `code` that programs may rely on. */
export const ProblemBody = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
  },
  { description: 'RFC 9457 problem details' },
);
export type ProblemBody = Static<typeof ProblemBody>;

const problem = {
  description: 'What is wrong',
  content: { 'application/problem+json': { schema: ProblemBody } },
};
/** The errors that every route may answer, for the schemas of routes. */
export const problems = { '4xx': problem, '5xx': problem };

/** A route's answer in a media type other than plain JSON, for the schemas of routes. */
export function answers(description: string, mediaType: string, schema: TSchema) {
  return { description, content: { [mediaType]: { schema } } };
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign-in needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  421: 'Misdirected request',
  422: 'Cannot be processed',
  417: 'Expectation failed',
  429: 'Too many requests',
  428: 'Version needed',
  431: 'Headers too large',
  500: 'Server error',
  502: 'Bad answer from elsewhere',
  503: 'Busy',
  504: 'No answer from elsewhere',
  507: 'Out of space',
};

/** An answer that is not what was asked for. Thrown anywhere below a route; the error handler writes it. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter: number | undefined;

  /** Further members of the body, for programs (RFC 9457, 3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  /** `detail` is a sentence for people; it never repeats what was sent. */
  constructor(
    status: number,
    code: string,
    detail: string,
    retryAfter?: number,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.members = members;
  }
}

/** The body of a problem. */
export function problemBody(status: number, code: string, detail: string, requestId: string): ProblemBody {
  return {
    type: `urn:dayu:problem:${code}`,
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    instance: requestId,
  };
}

export const badRequest = (code: string, detail: string) => new Problem(400, code, detail);
export const notFound = (code: string, detail: string) => new Problem(404, code, detail);
