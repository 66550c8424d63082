import type { Request } from 'express';
import type { GitHub } from '../github';
import { pullFiles } from '../pulls/facts';
import { checksOf, pullMergeability } from '../pulls/mergeability';
import { Account, atLeast } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Statuses } from '../store/statuses';
import { diffCards } from './diff';
import { html, Html, time } from './html';
import { languageOf } from './language';
import { pathOf } from './repositoryPage';
import { Session } from './session';
import { fill, Texts } from './texts';

const signs = { success: '✓', failure: '✗', pending: '•' };

function stateOf(pull: Pull, texts: Texts): string {
  if (pull.merged_at) return texts.merged;
  if (pull.state === 'closed') return texts.closed;
  return pull.draft ? texts.draft : texts.open;
}

/** Comments and reviews in the order they were made. */
function conversation(github: GitHub, pull: Pull, texts: Texts): Html {
  const login = (id: number) => github.accounts.byId(id).login;
  const entries = [
    ...github.comments.list(pull.id).map(comment => ({
      id: `issuecomment-${comment.id}`,
      at: comment.created_at,
      title: fill(texts.commented, { author: login(comment.author_id) }),
      body: comment.body,
    })),
    ...github.reviews.list(pull.id).map(review => ({
      id: `pullrequestreview-${review.id}`,
      at: review.submitted_at ?? '',
      title: fill(texts[`review_${review.state}` as keyof Texts], {
        author: login(review.author_id),
      }),
      body: review.body,
    })),
    ...github.reviews.comments(pull.id).map(comment => ({
      id: `discussion_r${comment.id}`,
      at: comment.created_at,
      title: `${fill(texts.commented, {
        author: login(comment.author_id),
      })} · ${comment.path}${comment.line ? `:${comment.line}` : ''}`,
      body: comment.body,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return html`${entries.map(
    entry => html`<div class="card" id="${entry.id}">
      <h3>${entry.title} ${time(entry.at)}</h3>
      ${entry.body && html`<div class="in text">${entry.body}</div>`}
    </div>`,
  )}`;
}

function checks(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  texts: Texts,
): Html {
  const found = checksOf(github, repository, pull.head_sha);
  if (found.length === 0) return html`<p class="soft">${texts.noChecks}</p>`;
  const described = new Map(
    new Statuses(github.db)
      .latest(repository.id, pull.head_sha)
      .map(status => [status.context, status.description]),
  );
  return html`<ul class="plain card">
    ${found.map(
      ({ context, state }) => html`<li>
        <span class="badge">${signs[state]} ${texts[`check_${state}`]}</span>
        <strong>${context}</strong>
        <span class="soft">${described.get(context)}</span>
      </li>`,
    )}
  </ul>`;
}

function actions(
  repository: Repository,
  pull: Pull,
  viewer: Account,
  csrf: string,
  mayPush: boolean,
  texts: Texts,
): Html {
  const isOpen = pull.state === 'open';
  const mayJudge = isOpen && viewer.id !== pull.author_id;
  const mayClose = mayPush || viewer.id === pull.author_id;
  const button = (action: string, label: string, kind = '') =>
    html`<button name="action" value="${action}" class="${kind}">
      ${label}
    </button>`;
  return html`<form
    method="post"
    action="${pathOf(repository)}/pull/${pull.number}"
  >
    <input type="hidden" name="csrf" value="${csrf}" />
    <input type="hidden" name="head" value="${pull.head_sha}" />
    <label for="body">${texts.commentLabel}</label>
    <textarea id="body" name="body" rows="4"></textarea>
    <div class="row">
      ${button('comment', texts.comment)}
      ${mayJudge && button('approve', texts.approve)}
      ${mayJudge && button('request_changes', texts.requestChanges)}
      ${isOpen && mayPush && button('merge', texts.mergePull, 'main')}
      ${isOpen && mayClose && button('close', texts.closePull, 'danger')}
      ${!isOpen &&
      !pull.merged_at &&
      mayClose &&
      button('reopen', texts.reopenPull)}
    </div>
  </form>`;
}

/** A pull request: state, checks, conversation, changes and what one can do. */
export async function pullPage(
  github: GitHub,
  req: Request,
  repository: Repository,
  pull: Pull,
  session: Session | undefined,
  problem?: string,
): Promise<Html> {
  const { texts } = languageOf(req);
  const { state, missing } = await pullMergeability(github, repository, pull);
  const files = await pullFiles(github, repository, pull);
  const author = github.accounts.byId(pull.author_id).login;
  const level = github.repositories.levelOf(repository, session?.account);
  const ready = ['clean', 'unstable'].includes(state);
  const base = pathOf(repository);
  return html`<p>
      <a href="${base}">${repository.owner}/${repository.name}</a> ·
      <a href="${base}/pulls">${texts.pulls}</a>
    </p>
    <h1>${pull.title} <span class="soft">#${pull.number}</span></h1>
    <p>
      <span class="badge">${stateOf(pull, texts)}</span>
      ${fill(texts.wantsToMerge, {
        author,
        head: pull.head_ref,
        base: pull.base_ref,
      })}
    </p>
    ${problem &&
    html`<div class="card" role="alert"><p class="in">${problem}</p></div>`}
    ${pull.body &&
    html`<div class="card">
      <h2>${author} ${time(pull.created_at)}</h2>
      <div class="in text">${pull.body}</div>
    </div>`}
    <h2>${texts.checks}</h2>
    ${checks(github, repository, pull, texts)}
    ${pull.state === 'open' &&
    html`<p>
      ${ready
        ? texts.mergeable
        : fill(texts.notMergeable, {
            state: missing.join(' ') || state,
          })}
    </p>`}
    <h2>${texts.conversation}</h2>
    ${conversation(github, pull, texts)}
    ${session
      ? actions(
          repository,
          pull,
          session.account,
          session.csrf,
          atLeast(level, 'push'),
          texts,
        )
      : html`<p>
          <a
            href="/login?return_to=${encodeURIComponent(
              `${base}/pull/${pull.number}`,
            )}"
            >${texts.signIn}</a
          >
        </p>`}
    <h2>${texts.changedFiles}</h2>
    ${diffCards(files, texts)}`;
}
