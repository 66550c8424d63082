/** One entry of the `errors` list of a 422 answer. */
export interface FieldError {
  resource: string;
  field: string;
  code:
    | 'missing'
    | 'missing_field'
    | 'invalid'
    | 'already_exists'
    | 'custom'
    | 'unprocessable';
  message?: string;
  value?: unknown;
}

const DOCS = 'https://docs.github.com/rest';

/** An answer in GitHub's error shape. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: (FieldError | string)[],
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'HttpError';
  }

  get body() {
    return {
      message: this.message,
      ...(this.errors && { errors: this.errors }),
      documentation_url: DOCS,
      status: String(this.status),
    };
  }
}

/** GitHub answers 404 also where the caller may not know that a thing exists. */
export const notFound = () => new HttpError(404, 'Not Found');

export const badCredentials = () => new HttpError(401, 'Bad credentials');

export const requiresAuthentication = () =>
  new HttpError(401, 'Requires authentication');

export const forbidden = (message = 'Must have admin rights to Repository.') =>
  new HttpError(403, message);

export const conflict = (message: string) => new HttpError(409, message);

export const invalid = (...errors: (FieldError | string)[]) =>
  new HttpError(422, 'Validation Failed', errors);

export const unprocessable = (message: string) => new HttpError(422, message);
