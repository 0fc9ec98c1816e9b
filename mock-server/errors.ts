/** Everything that goes wrong in a way the API describes. One class, one table, one envelope. */

/**
 * Error codes of the API and the status each belongs to. The HTTP-level refusals (405, 406, 413, 414, 415, 431) have no
 * code of their own in Microsoft's table; they are invalid requests with another status.
 */
const statusOf = {
  invalidRequest: 400,
  unauthenticated: 401,
  accessDenied: 403,
  itemNotFound: 404,
  preconditionFailed: 412,
  generalException: 500,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** One thing that is wrong with a request: where, and what is allowed there. */
export interface Finding {
  readonly target: string;
  readonly message: string;
}

export interface InnerError {
  readonly code: string;
  readonly message: string;
  readonly details: readonly Finding[] | null;
}

interface Extras {
  readonly target?: string;
  readonly innerError?: InnerError;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The documented bound of `message`, in characters. */
const messageLimit = 1024;
const detailsLimit = 100;

export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  private readonly target: string | undefined;
  private readonly innerError: InnerError | undefined;

  constructor(code: ErrorCode, message: string, { target, innerError, status, headers }: Extras = {}) {
    super(message.length > messageLimit ? `${message.slice(0, messageLimit - 1)}…` : message);
    this.code = code;
    this.status = status ?? statusOf[code];
    this.headers = headers ?? {};
    this.target = target;
    this.innerError = innerError;
  }

  /** The documented envelope. */
  get body() {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.target !== undefined && { target: this.target }),
        ...(this.innerError !== undefined && { innerError: this.innerError }),
      },
    };
  }
}

export function invalidRequest(message: string, target?: string): ApiError {
  return new ApiError('invalidRequest', message, target === undefined ? {} : { target });
}

/** 400 that names every finding. `target` is that of the first. */
export function notValid(findings: readonly Finding[]): ApiError {
  const [first] = findings as readonly [Finding, ...Finding[]];
  const sentences = findings.map(({ target, message }) => `${target} ${message}`);
  return new ApiError('invalidRequest', summarize(sentences), {
    target: first.target,
    innerError: {
      code: 'validationFailed',
      message: `${findings.length} ${findings.length === 1 ? 'field is' : 'fields are'} not valid.`,
      details: findings.slice(0, detailsLimit),
    },
  });
}

/** As many sentences as the message holds; the rest are in the details. */
function summarize(sentences: readonly string[]): string {
  let message = '';
  for (const [index, sentence] of sentences.entries()) {
    const more = `; and ${sentences.length - index} more.`;
    const longer = index === 0 ? sentence : `${message}; ${sentence}`;
    if (index > 0 && longer.length + more.length > messageLimit) return message + more;
    message = longer;
  }
  return ended(message);
}

/** As a sentence, with a full stop where it has no end of its own. */
export function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

export function httpError(status: number, message: string, headers: Readonly<Record<string, string>> = {}): ApiError {
  return new ApiError('invalidRequest', message, { status, headers });
}

export function accessDenied(message: string): ApiError {
  return new ApiError('accessDenied', message, { target: 'referral' });
}

export function itemNotFound(message: string): ApiError {
  return new ApiError('itemNotFound', message, { target: 'referral' });
}

export function unauthenticated(message: string): ApiError {
  return new ApiError('unauthenticated', message, { headers: { 'WWW-Authenticate': 'Bearer realm="referrals"' } });
}
