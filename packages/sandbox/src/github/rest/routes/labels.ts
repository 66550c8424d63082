import type { GitHub } from '../../github';
import { presentLabel } from '../../present/issue';
import { Presenter } from '../../present/presenter';
import { Issue } from '../../store/issues';
import { Label } from '../../store/labels';
import { Repository } from '../../store/repositories';
import { Call, created, noContent } from '../call';
import { invalid, notFound } from '../errors';
import { issueOfPath, Tell, teller, unusable } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/labels';
const OF_ISSUE = '/repos/:owner/:repo/issues/:number/labels';
/** GitHub's color of a label that is made by naming it. */
const PLAIN = 'ededed';

function checkName(name: unknown): string {
  if (typeof name !== 'string' || name.trim() === '' || name.length > 50) {
    throw unusable('Label', 'name', 'a text of at most 50 characters');
  }
  return name;
}

/** Labels of a body: texts or objects with a name; unknown ones are made. */
export function readLabels(
  github: GitHub,
  repository: Repository,
  raw: unknown,
): Label[] {
  if (!Array.isArray(raw)) {
    throw unusable('Label', 'labels', 'a list of names');
  }
  const names = raw.map(item => checkName(Object(item).name ?? item));
  return [...new Set(names)].map(
    name =>
      github.labels.byName(repository.id, name) ??
      github.labels.create({
        repo_id: repository.id,
        name,
        color: PLAIN,
        description: null,
      }),
  );
}

/** Sticks labels on an issue and tells of each; inside a transaction. */
export function stickLabels(
  present: Presenter,
  repository: Repository,
  issue: Issue,
  labels: Label[],
  tell: Tell,
  options: { replace?: boolean } = {},
) {
  const store = present.github.labels;
  const say = (action: string, label: Label) =>
    tell(action, { label: presentLabel(present, repository, label) });
  const wanted = new Set(labels.map(({ id }) => id));
  const gone = options.replace
    ? store.ofIssue(issue.id).filter(({ id }) => !wanted.has(id))
    : [];
  for (const label of gone) {
    if (store.stick(issue.id, label.id, false)) say('unlabeled', label);
  }
  for (const label of labels) {
    if (store.stick(issue.id, label.id, true)) say('labeled', label);
  }
}

/** Labels of a repository and of its issues. */
export function registerLabels(routes: Routes, present: Presenter) {
  const { github } = present;
  const show = (repository: Repository, label: Label) =>
    presentLabel(present, repository, label);

  const readColor = (call: Call) => {
    const color = call.body('Label').text('color')?.replace(/^#/, '');
    if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) {
      throw unusable('Label', 'color', 'six hexadecimal digits');
    }
    return color;
  };
  const tell = (
    call: Call,
    repository: Repository,
    action: string,
    label: Label,
    extra: Record<string, unknown> = {},
  ) =>
    github.events.emit({
      event: 'label',
      action,
      sender: call.account,
      repository,
      payload: { label: show(repository, label), ...extra },
    });
  const taken = () =>
    invalid({ resource: 'Label', field: 'name', code: 'already_exists' });
  const named = (call: Call, repository: Repository) => {
    const label = github.labels.byName(repository.id, call.param('name'));
    if (!label) throw notFound();
    return label;
  };

  routes.get(PATH, call => {
    const repository = call.repository('pull', ['issues', 'read']);
    return call
      .paginate(github.labels.list(repository.id))
      .map(label => show(repository, label));
  });
  routes.post(PATH, call => {
    const repository = call.repository('push', ['issues', 'write']);
    const body = call.body('Label');
    const name = checkName(body.required('name'));
    if (github.labels.byName(repository.id, name)) throw taken();
    const color = readColor(call) ?? PLAIN;
    const description = body.text('description', { max: 100 }) ?? null;
    const label = github.db.transaction(() => {
      const row = github.labels.create({
        repo_id: repository.id,
        name,
        color,
        description,
      });
      tell(call, repository, 'created', row);
      return row;
    })();
    return created(show(repository, label));
  });
  routes.get(`${PATH}/:name`, call => {
    const repository = call.repository('pull', ['issues', 'read']);
    return show(repository, named(call, repository));
  });
  routes.patch(`${PATH}/:name`, call => {
    const repository = call.repository('push', ['issues', 'write']);
    const label = named(call, repository);
    const body = call.body('Label');
    const wanted = body.text('new_name') ?? body.text('name') ?? label.name;
    const name = checkName(wanted);
    const other = github.labels.byName(repository.id, name);
    if (other && other.id !== label.id) throw taken();
    const color = readColor(call) ?? label.color;
    const description = body.has('description')
      ? body.text('description', { max: 100 }) ?? null
      : label.description;
    return github.db.transaction(() => {
      const row = github.labels.update({ ...label, name, color, description });
      tell(call, repository, 'edited', row, {
        changes: {
          ...(name !== label.name && { name: { from: label.name } }),
          ...(color !== label.color && { color: { from: label.color } }),
        },
      });
      return show(repository, row);
    })();
  });
  routes.delete(`${PATH}/:name`, call => {
    const repository = call.repository('push', ['issues', 'write']);
    const label = named(call, repository);
    github.db.transaction(() => {
      tell(call, repository, 'deleted', label);
      github.labels.remove(label.id);
    })();
    return noContent();
  });

  const ofIssue = (repository: Repository, issue: Issue) =>
    github.labels.ofIssue(issue.id).map(label => show(repository, label));
  routes.get(OF_ISSUE, call => {
    const { repository, issue } = issueOfPath(call);
    return call.paginate(ofIssue(repository, issue));
  });
  const stick = (replace: boolean) => async (call: Call) => {
    const { repository, issue } = issueOfPath(call, 'triage', 'write');
    const { body } = call.req;
    // A bare list is taken as well as {"labels": […]}.
    const raw = Array.isArray(body) ? body : call.body('Label').raw('labels');
    const told = await teller(github, repository, issue, call.account);
    github.db.transaction(() => {
      const labels = readLabels(github, repository, raw ?? []);
      stickLabels(present, repository, issue, labels, told, { replace });
    })();
    return ofIssue(repository, issue);
  };
  routes.post(OF_ISSUE, stick(false));
  routes.put(OF_ISSUE, stick(true));
  const unstick = (all: boolean) => async (call: Call) => {
    const { repository, issue } = issueOfPath(call, 'triage', 'write');
    const stuck = github.labels.ofIssue(issue.id);
    const name = call.param('name').toLocaleLowerCase('en');
    const gone = all
      ? stuck
      : stuck.filter(l => l.name.toLocaleLowerCase('en') === name);
    if (!all && gone.length === 0) throw notFound();
    const told = await teller(github, repository, issue, call.account);
    github.db.transaction(() => {
      const kept = stuck.filter(label => !gone.includes(label));
      stickLabels(present, repository, issue, kept, told, { replace: true });
    })();
    return all ? noContent() : ofIssue(repository, issue);
  };
  routes.delete(OF_ISSUE, unstick(true));
  routes.delete(`${OF_ISSUE}/:name`, unstick(false));
}
