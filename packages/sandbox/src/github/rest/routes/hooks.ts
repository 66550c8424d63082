import { randomUUID } from 'node:crypto';
import { EventName, eventNames } from '../../events/names';
import {
  presentDelivery,
  presentFullDelivery,
  presentHook,
  presentHookConfig,
} from '../../present/hook';
import { Presenter } from '../../present/presenter';
import { Account } from '../../store/accounts';
import { Hook, HookSettings } from '../../store/hooks';
import { Repository } from '../../store/repositories';
import { Answer, Call, created, noContent } from '../call';
import { forbidden, invalid, notFound } from '../errors';
import type { Routes } from '../router';

/** The repository or organisation that a hook belongs to. */
interface Owner {
  /** Path in the API: `/repos/acme/infrastructure`. */
  path: string;
  repository?: Repository;
  organisation?: Account;
}

const wrong = (field: string, message: string) =>
  invalid({ resource: 'Hook', field, code: 'custom', message });

/** Webhooks of repositories and organisations, and their deliveries. */
export function registerHooks(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const { hooks, events } = github;

  const readSettings = (call: Call, before?: Hook): HookSettings => {
    const body = call.body('Hook');
    const config = body.object('config');
    const url = config?.text('url') ?? before?.url;
    if (!url) {
      throw invalid({ resource: 'Hook', field: 'url', code: 'missing_field' });
    }
    const refusal = events.refusal(url);
    if (refusal) throw wrong('url', `url ${refusal}`);
    const type = config?.text('content_type', { oneOf: ['json', 'form'] });
    // Octokit users send the flag as a number, too.
    const insecure = config?.raw('insecure_ssl');
    return {
      url,
      content_type: (type ?? before?.content_type ?? 'form') as 'json' | 'form',
      secret: config?.text('secret') ?? before?.secret ?? null,
      insecure_ssl:
        insecure === undefined ? before?.insecure_ssl ?? '0' : String(insecure),
      events: readEvents(call, before),
      active: body.flag('active') ?? before?.active ?? true,
    };
  };

  const registerFor = (root: string, ownerOf: (call: Call) => Owner) => {
    const sender = (call: Call) => call.account;
    const keys = ({ repository, organisation }: Owner) => ({
      repoId: repository?.id,
      orgId: organisation?.id,
    });
    const find = (call: Call) => {
      const owner = ownerOf(call);
      const hook = hooks.byId(call.id('hook'));
      const mine = owner.repository
        ? hook?.repo_id === owner.repository.id
        : hook?.org_id === owner.organisation?.id;
      if (!hook || !mine) throw notFound();
      return { owner, hook };
    };
    const show = (owner: Owner, hook: Hook) =>
      presentHook(urls, owner.path, hook);

    routes.get(`${root}/hooks`, call => {
      const owner = ownerOf(call);
      const own = hooks
        .list(keys(owner))
        .filter(hook => (owner.repository ? hook.repo_id : hook.org_id));
      return call.paginate(own).map(hook => show(owner, hook));
    });

    routes.post(`${root}/hooks`, call => {
      const owner = ownerOf(call);
      const settings = readSettings(call);
      const json = github.db.transaction(() => {
        const same = hooks
          .list(keys(owner))
          .some(
            hook =>
              hook.url === settings.url &&
              hook.events.join() === settings.events.join(),
          );
        if (same) throw wrong('base', 'Hook already exists on this repository');
        const hook = hooks.create(keys(owner), settings, github.now());
        const shown = show(owner, hook);
        events.ping(hook, shown, sender(call), owner.repository);
        return shown;
      })();
      return created(json);
    });

    routes.get(`${root}/hooks/:hook`, call => {
      const { owner, hook } = find(call);
      return show(owner, hook);
    });

    routes.patch(`${root}/hooks/:hook`, call => {
      const { owner, hook } = find(call);
      const settings = readSettings(call, hook);
      return show(owner, hooks.update(hook.id, settings, github.now()));
    });

    routes.get(`${root}/hooks/:hook/config`, call =>
      presentHookConfig(find(call).hook),
    );

    routes.delete(`${root}/hooks/:hook`, call => {
      hooks.remove(find(call).hook.id);
      return noContent();
    });

    routes.post(`${root}/hooks/:hook/pings`, call => {
      const { owner, hook } = find(call);
      github.db.transaction(() =>
        events.ping(hook, show(owner, hook), sender(call), owner.repository),
      )();
      return noContent();
    });

    routes.get(`${root}/hooks/:hook/deliveries`, call => {
      const { hook } = find(call);
      const { perPage } = call.page;
      const cursor = call.query('cursor');
      const before =
        cursor && /^\d+$/.test(cursor) ? Number(cursor) : undefined;
      const found = hooks.deliveries(hook.id, perPage + 1, before);
      const page = found.slice(0, perPage);
      if (found.length > perPage) {
        const next = new URL(call.req.originalUrl, github.url);
        next.searchParams.set('cursor', String(page[page.length - 1].id));
        call.res.set('Link', `<${next.href}>; rel="next"`);
      }
      return page.map(presentDelivery);
    });

    const findDelivery = (call: Call) => {
      const { owner, hook } = find(call);
      const delivery = hooks.delivery(call.id('delivery'));
      if (delivery?.hook_id !== hook.id) throw notFound();
      return { owner, hook, delivery };
    };
    routes.get(`${root}/hooks/:hook/deliveries/:delivery`, call => {
      const { delivery, hook } = findDelivery(call);
      return presentFullDelivery(delivery, hook.url);
    });

    routes.post(`${root}/hooks/:hook/deliveries/:delivery/attempts`, call => {
      const { delivery } = findDelivery(call);
      hooks.addDelivery(
        {
          hook_id: delivery.hook_id,
          repo_id: delivery.repo_id,
          // The same id again: receivers recognise what they had already.
          guid: delivery.guid || randomUUID(),
          event: delivery.event,
          action: delivery.action,
          payload: delivery.payload,
          redelivery: true,
        },
        github.now(),
      );
      events.wake();
      return new Answer(202, {});
    });
  };

  registerFor('/repos/:owner/:repo', call => {
    const repository = call.repository('admin', ['repository_hooks', 'write']);
    return {
      path: `/repos/${repository.owner}/${repository.name}`,
      repository,
    };
  });
  registerFor('/orgs/:org', call => {
    const organisation = github.accounts.byLogin(call.param('org'));
    if (organisation?.type !== 'Organization') throw notFound();
    const { account } = call;
    const role = github.accounts.organisationRole(organisation.id, account.id);
    if (!account.site_admin && role !== 'admin') {
      throw forbidden('Must be an owner of the organization.');
    }
    return { path: `/orgs/${organisation.login}`, organisation };
  });
}

function readEvents(call: Call, before: Hook | undefined): string[] {
  const body = call.body('Hook');
  const asked = body.texts('events');
  const base = asked ?? before?.events ?? ['push'];
  const removed = body.texts('remove_events') ?? [];
  const all = [...new Set([...base, ...(body.texts('add_events') ?? [])])];
  const names = all.filter(name => !removed.includes(name));
  const unknown = names.find(
    name => name !== '*' && !eventNames.includes(name as EventName),
  );
  if (unknown !== undefined) {
    throw wrong('events', `events has an unknown event: ${unknown}`);
  }
  return names;
}
