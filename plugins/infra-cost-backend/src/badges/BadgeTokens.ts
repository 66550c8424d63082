import type { Knex } from 'knex';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET = 'cost_badge_secret';

export type BadgeKind = 'stacks' | 'products';

/**
 * Signs addresses of badges: who has one may see that badge, and no other. The
 * secret is made once and kept in the database; without its row a new one is
 * made, and addresses that were given before no longer count.
 */
export class BadgeTokens {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async of(kind: BadgeKind, name: string): Promise<string> {
    return createHmac('sha256', await this.#secret())
      .update(JSON.stringify([kind, name]))
      .digest('base64url');
  }

  async isOf(token: string, kind: BadgeKind, name: string): Promise<boolean> {
    const [own, other] = [await this.of(kind, name), token].map(Buffer.from);
    return own.length === other.length && timingSafeEqual(own, other);
  }

  async #secret(): Promise<string> {
    const known = await this.#knex(SECRET).where({ id: 1 }).first();
    if (known) return known.secret;
    await this.#knex(SECRET)
      .insert({ id: 1, secret: randomBytes(32).toString('hex') })
      .onConflict('id')
      .ignore();
    const { secret } = await this.#knex(SECRET).where({ id: 1 }).first();
    return secret;
  }
}
