import { Db } from './database';

export interface Hook {
  id: number;
  repo_id: number | null;
  org_id: number | null;
  url: string;
  content_type: 'json' | 'form';
  secret: string | null;
  insecure_ssl: string;
  events: string[];
  active: boolean;
  last_response: {
    code: number | null;
    status: string;
    message: string | null;
  };
  created_at: string;
  updated_at: string;
}

export interface Delivery {
  id: number;
  hook_id: number;
  repo_id: number | null;
  guid: string;
  event: string;
  action: string | null;
  payload: string;
  redelivery: number;
  state: 'pending' | 'done';
  status_code: number | null;
  status: string | null;
  duration: number | null;
  request_headers: string | null;
  response_headers: string | null;
  response_body: string | null;
  created_at: string;
  delivered_at: string | null;
}

export interface DeliveryResult {
  statusCode: number;
  status: string;
  /** Seconds. */
  duration: number;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

export type HookSettings = Pick<
  Hook,
  'url' | 'content_type' | 'secret' | 'insecure_ssl' | 'events' | 'active'
>;

/** Deliveries are kept this many per hook; GitHub keeps three days of them. */
const KEPT = 1000;

function fromRow(row: any): Hook {
  return {
    ...row,
    events: JSON.parse(row.events),
    active: row.active === 1,
    last_response: JSON.parse(row.last_response),
  };
}

/** Webhooks and what was sent to them. */
export class Hooks {
  constructor(readonly db: Db) {}

  byId(id: number): Hook | undefined {
    const row = this.db.prepare('select * from hooks where id = ?').get(id);
    return row ? fromRow(row) : undefined;
  }

  list(owner: { repoId?: number; orgId?: number }): Hook[] {
    return this.db
      .prepare(
        'select * from hooks where repo_id = ? or org_id = ? order by id',
      )
      .all(owner.repoId ?? null, owner.orgId ?? null)
      .map(fromRow);
  }

  create(
    owner: { repoId?: number; orgId?: number },
    hook: HookSettings,
    at: string,
  ): Hook {
    const { lastInsertRowid } = this.db
      .prepare(
        `insert into hooks (repo_id, org_id, url, content_type, secret, insecure_ssl, events, active, created_at, updated_at)
         values (@repo, @org, @url, @content_type, @secret, @insecure_ssl, @events, @active, @at, @at)`,
      )
      .run({
        ...hook,
        events: JSON.stringify(hook.events),
        active: hook.active ? 1 : 0,
        repo: owner.repoId ?? null,
        org: owner.orgId ?? null,
        at,
      });
    return this.byId(Number(lastInsertRowid))!;
  }

  update(id: number, hook: HookSettings, at: string): Hook {
    this.db
      .prepare(
        `update hooks set url = @url, content_type = @content_type, secret = @secret,
           insecure_ssl = @insecure_ssl, events = @events, active = @active, updated_at = @at
         where id = @id`,
      )
      .run({
        url: hook.url,
        content_type: hook.content_type,
        secret: hook.secret,
        insecure_ssl: hook.insecure_ssl,
        events: JSON.stringify(hook.events),
        active: hook.active ? 1 : 0,
        id,
        at,
      });
    return this.byId(id)!;
  }

  remove(id: number) {
    this.db.prepare('delete from hooks where id = ?').run(id);
  }

  addDelivery(
    delivery: Pick<
      Delivery,
      'hook_id' | 'repo_id' | 'guid' | 'event' | 'action' | 'payload'
    > & { redelivery?: boolean },
    at: string,
  ): number {
    const { lastInsertRowid } = this.db
      .prepare(
        `insert into deliveries (hook_id, repo_id, guid, event, action, payload, redelivery, created_at)
         values (@hook_id, @repo_id, @guid, @event, @action, @payload, @redelivery, @at)`,
      )
      .run({ ...delivery, redelivery: delivery.redelivery ? 1 : 0, at });
    return Number(lastInsertRowid);
  }

  delivery(id: number): Delivery | undefined {
    return this.db.prepare('select * from deliveries where id = ?').get(id) as
      | Delivery
      | undefined;
  }

  /** Newest first, before the delivery `before`. */
  deliveries(hookId: number, limit: number, before?: number): Delivery[] {
    return this.db
      .prepare(
        `select * from deliveries where hook_id = ? and id < ?
         order by id desc limit ?`,
      )
      .all(hookId, before ?? Number.MAX_SAFE_INTEGER, limit) as Delivery[];
  }

  /** Hooks with something to send. */
  waiting(): number[] {
    return this.db
      .prepare(
        "select distinct hook_id from deliveries where state = 'pending'",
      )
      .pluck()
      .all() as number[];
  }

  nextPending(hookId: number): Delivery | undefined {
    return this.db
      .prepare(
        `select * from deliveries where hook_id = ? and state = 'pending'
         order by id limit 1`,
      )
      .get(hookId) as Delivery | undefined;
  }

  finish(delivery: Delivery, result: DeliveryResult, at: string) {
    this.db.transaction(() => {
      this.db
        .prepare(
          `update deliveries set state = 'done', status_code = ?, status = ?, duration = ?,
             request_headers = ?, response_headers = ?, response_body = ?, delivered_at = ?
           where id = ?`,
        )
        .run(
          result.statusCode,
          result.status,
          result.duration,
          JSON.stringify(result.requestHeaders),
          JSON.stringify(result.responseHeaders),
          result.responseBody,
          at,
          delivery.id,
        );
      this.db.prepare('update hooks set last_response = ? where id = ?').run(
        JSON.stringify({
          code: result.statusCode || null,
          status: result.statusCode ? 'active' : 'unused',
          message: result.status,
        }),
        delivery.hook_id,
      );
      this.db
        .prepare(
          `delete from deliveries where hook_id = @hook and state = 'done' and id <=
             (select id from deliveries where hook_id = @hook order by id desc limit 1 offset @kept)`,
        )
        .run({ hook: delivery.hook_id, kept: KEPT });
    })();
  }
}
