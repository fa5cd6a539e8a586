// Errors that a client can meet, as RFC 9457 problem details; the one place that knows their form.

/** English titles by status, for programs and logs; `detail` is what a person reads. */
const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** One fault of the input: where it is (JSON pointer, or `?name` for a query parameter) and what is expected there. */
export interface InputFault {
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemExtras {
  readonly errors?: readonly InputFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Names this one occurrence; the log carries it too. */
  readonly instance?: string;
  /** A word for programs, where the status alone does not tell what to do. */
  readonly code?: string;
}

/** Thrown by routes and middleware; `handle-errors.ts` turns it into the response. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  /** @param detail one Chinese sentence for the person who asked: what was wrong, what to do */
  constructor(
    readonly status: ProblemStatus,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${status} ${detail}`);
  }
}

/** The body of `application/problem+json`. */
export interface ProblemDetails {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly InputFault[];
  readonly code?: string;
}

export function problemDetails({ status, detail, extras: { errors, instance, code } }: HttpProblem): ProblemDetails {
  return {
    type: 'about:blank',
    title: TITLES[status],
    status,
    detail,
    ...(instance === undefined ? {} : { instance }),
    ...(errors === undefined ? {} : { errors }),
    ...(code === undefined ? {} : { code }),
  };
}

/** The problem as a response of its own. */
export function problemResponse(problem: HttpProblem): Response {
  return new Response(JSON.stringify(problemDetails(problem)), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...problem.extras.headers,
    },
  });
}
