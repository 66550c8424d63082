import type { PermissionsService } from '@backstage/backend-plugin-api';
import { reviewReadPermission } from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { User } from './ReviewParts';
import type { Reviews } from './Reviews';

export interface AuthorizedReviewsOptions {
  reviews: Reviews;
  permissions: PermissionsService;
  /** Of checks: each plans for seconds, unless it just did. */
  limit: (who: string) => void;
}

/** Reviews for those who may read them. */
export class AuthorizedReviews {
  readonly #options: AuthorizedReviewsOptions;

  constructor(options: AuthorizedReviewsOptions) {
    this.#options = options;
  }

  async document(user: User, ...rest: Rest<Reviews['document']>) {
    return (await this.#reviews(user)).document(user, ...rest);
  }

  async checks(user: User, ...rest: Parameters<Reviews['checks']>) {
    const reviews = await this.#reviews(user);
    this.#options.limit(user.principal.userEntityRef);
    return reviews.checks(...rest);
  }

  async diffs(user: User, ...rest: Parameters<Reviews['diffs']>) {
    return (await this.#reviews(user)).diffs(...rest);
  }

  async lines(user: User, ...rest: Parameters<Reviews['lines']>) {
    return (await this.#reviews(user)).lines(...rest);
  }

  async #reviews(user: User): Promise<Reviews> {
    const { permissions, reviews } = this.#options;
    await requirePermission(permissions, user, reviewReadPermission);
    return reviews;
  }
}

type Rest<F extends (...args: any[]) => unknown> = Parameters<F> extends [
  unknown,
  ...infer R,
]
  ? R
  : never;
