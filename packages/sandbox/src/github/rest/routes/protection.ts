import { Protection } from '../../domain/protection';
import { resolve } from '../../git/refs';
import { Presenter } from '../../present/presenter';
import {
  presentChecks,
  presentProtection,
  presentReviews,
} from '../../present/protection';
import { Protections } from '../../store/protections';
import { Repository } from '../../store/repositories';
import { Body } from '../body';
import { Call, noContent } from '../call';
import { HttpError, invalid } from '../errors';
import type { Routes } from '../router';
import { branchNotFound } from './branches';

const notProtected = () => new HttpError(404, 'Branch not protected');

function readChecks(
  body: Body | undefined,
): Protection['required_status_checks'] {
  if (!body) return null;
  const checks = body.objects('checks')?.map(check => ({
    context: check.required('context'),
    // -1 stands for any App.
    app_id:
      check.integer('app_id') === -1 ? null : check.integer('app_id') ?? null,
  }));
  const contexts = (body.texts('contexts') ?? []).map(context => ({
    context,
    app_id: null,
  }));
  return { strict: body.flag('strict') ?? false, checks: checks ?? contexts };
}

function readReviews(
  body: Body | undefined,
): Protection['required_pull_request_reviews'] {
  if (!body) return null;
  const count = body.integer('required_approving_review_count') ?? 1;
  if (count < 0 || count > 6) {
    throw invalid({
      resource: 'ProtectedBranch',
      field: 'required_approving_review_count',
      code: 'invalid',
    });
  }
  return {
    dismiss_stale_reviews: body.flag('dismiss_stale_reviews') ?? false,
    require_code_owner_reviews:
      body.flag('require_code_owner_reviews') ?? false,
    require_last_push_approval:
      body.flag('require_last_push_approval') ?? false,
    required_approving_review_count: count,
  };
}

/** GitHub wants these four named even when they are off. */
function needField(body: Body, field: string) {
  if (!body.has(field)) {
    throw invalid({
      resource: 'ProtectedBranch',
      field,
      code: 'missing_field',
    });
  }
}

function readProtection(body: Body): Protection {
  for (const field of [
    'required_status_checks',
    'enforce_admins',
    'required_pull_request_reviews',
    'restrictions',
  ]) {
    needField(body, field);
  }
  if (body.raw('restrictions') !== null) {
    throw invalid(
      'The sandbox knows no restrictions of who may push: send null.',
    );
  }
  return {
    required_status_checks: readChecks(body.object('required_status_checks')),
    required_pull_request_reviews: readReviews(
      body.object('required_pull_request_reviews'),
    ),
    enforce_admins: body.flag('enforce_admins') ?? false,
    required_linear_history: body.flag('required_linear_history') ?? false,
    allow_force_pushes: body.flag('allow_force_pushes') ?? false,
    allow_deletions: body.flag('allow_deletions') ?? false,
    block_creations: body.flag('block_creations') ?? false,
    required_conversation_resolution:
      body.flag('required_conversation_resolution') ?? false,
    lock_branch: body.flag('lock_branch') ?? false,
  };
}

/** Protection of branches, as a whole and in its parts. */
export function registerProtection(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const store = new Protections(github.db);
  const root = '/repos/:owner/:repo/branches/:branch/protection';

  const urlOf = (repository: Repository, branch: string) =>
    urls.api(
      `/repos/${repository.owner}/${
        repository.name
      }/branches/${encodeURIComponent(branch)}/protection`,
    );

  const open = async (call: Call) => {
    const repository = call.repository('admin', ['administration', 'read']);
    const branch = call.param('branch');
    const directory = github.directoryOf(repository);
    if (!(await resolve(directory, `refs/heads/${branch}`))) {
      throw branchNotFound();
    }
    return { repository, branch, url: urlOf(repository, branch) };
  };
  const existing = async (call: Call) => {
    const opened = await open(call);
    const protection = store.get(opened.repository.id, opened.branch);
    if (!protection) throw notProtected();
    return { ...opened, protection };
  };

  routes.get(root, async call => {
    const { url, protection } = await existing(call);
    return presentProtection(url, protection);
  });

  routes.put(root, async call => {
    const { repository, branch, url } = await open(call);
    const protection = readProtection(call.body('ProtectedBranch'));
    store.set(repository.id, branch, protection);
    return presentProtection(url, protection);
  });

  routes.delete(root, async call => {
    const { repository, branch } = await existing(call);
    store.remove(repository.id, branch);
    return noContent();
  });

  const change = async (call: Call, changes: Partial<Protection>) => {
    const { repository, branch, protection, url } = await existing(call);
    const next = { ...protection, ...changes };
    store.set(repository.id, branch, next);
    return { next, url };
  };

  const checks = `${root}/required_status_checks`;
  routes.get(checks, async call => {
    const { url, protection } = await existing(call);
    if (!protection.required_status_checks) throw notProtected();
    return presentChecks(url, protection.required_status_checks);
  });
  routes.patch(checks, async call => {
    const { protection } = await existing(call);
    const body = call.body('ProtectedBranch');
    const asked = readChecks(body)!;
    const before = protection.required_status_checks;
    const given = body.has('checks') || body.has('contexts');
    const { next, url } = await change(call, {
      required_status_checks: {
        strict: body.has('strict') ? asked.strict : before?.strict ?? false,
        checks: given ? asked.checks : before?.checks ?? [],
      },
    });
    return presentChecks(url, next.required_status_checks!);
  });
  routes.delete(checks, async call => {
    await change(call, { required_status_checks: null });
    return noContent();
  });
  routes.get(`${checks}/contexts`, async call => {
    const { protection } = await existing(call);
    if (!protection.required_status_checks) throw notProtected();
    return protection.required_status_checks.checks.map(check => check.context);
  });

  const reviews = `${root}/required_pull_request_reviews`;
  routes.get(reviews, async call => {
    const { url, protection } = await existing(call);
    if (!protection.required_pull_request_reviews) throw notProtected();
    return presentReviews(url, protection.required_pull_request_reviews);
  });
  routes.patch(reviews, async call => {
    const { protection } = await existing(call);
    const body = call.body('ProtectedBranch');
    const before = protection.required_pull_request_reviews;
    const asked = readReviews(body)!;
    const kept = Object.fromEntries(
      Object.entries(asked).filter(([field]) => body.has(field) || !before),
    );
    const { next, url } = await change(call, {
      required_pull_request_reviews: { ...asked, ...before, ...kept },
    });
    return presentReviews(url, next.required_pull_request_reviews!);
  });
  routes.delete(reviews, async call => {
    await change(call, { required_pull_request_reviews: null });
    return noContent();
  });

  const admins = `${root}/enforce_admins`;
  routes.get(admins, async call => {
    const { url, protection } = await existing(call);
    return { url: `${url}/enforce_admins`, enabled: protection.enforce_admins };
  });
  routes.post(admins, async call => {
    const { url } = await change(call, { enforce_admins: true });
    return { url: `${url}/enforce_admins`, enabled: true };
  });
  routes.delete(admins, async call => {
    await change(call, { enforce_admins: false });
    return noContent();
  });
}
