import express, { Request, Response, Router } from 'express';
import type { GitHub } from '../github';
import { html, time } from './html';
import { languageOf } from './language';
import { sendPage } from './layout';
import { formSession, Session, sessionOf } from './session';

interface TokenRow {
  id: number;
  note: string | null;
  last_four: string;
  created_at: string;
}

/** Personal access tokens, for which GitHub has a page and no API. */
export function createTokensRouter(github: GitHub): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '10kb' });

  const page = (
    req: Request,
    res: Response,
    session: Session,
    secret?: string,
  ) => {
    const { texts } = languageOf(req);
    const { account, csrf } = session;
    const tokens = github.db
      .prepare(
        `select id, note, last_four, created_at from tokens
         where account_id = ? and kind = 'personal' order by id`,
      )
      .all(account.id) as TokenRow[];
    const hidden = html`<input type="hidden" name="csrf" value="${csrf}" />`;
    sendPage(req, res, {
      title: texts.tokens,
      viewer: account,
      csrf,
      body: html`<h1>${texts.tokens}</h1>
        ${secret &&
        html`<div class="card" role="status">
          <h2>${texts.newToken}</h2>
          <pre>${secret}</pre>
        </div>`}
        <form method="post" action="/settings/tokens">
          ${hidden}
          <label for="note">${texts.tokenNote}</label>
          <input type="text" id="note" name="note" maxlength="200" required />
          <div class="row">
            <button class="main">${texts.createToken}</button>
          </div>
        </form>
        ${tokens.length === 0
          ? html`<p>${texts.noTokens}</p>`
          : html`<ul class="plain card">
              ${tokens.map(
                token => html`<li>
                  <form
                    method="post"
                    action="/settings/tokens/${token.id}/revoke"
                    class="row"
                  >
                    ${hidden}
                    <strong>${token.note}</strong>
                    <span class="soft"
                      >…${token.last_four} · ${time(token.created_at)}</span
                    >
                    <button class="danger">${texts.revoke}</button>
                  </form>
                </li>`,
              )}
            </ul>`}`,
    });
  };

  router.get('/settings/tokens', (req, res) => {
    const session = sessionOf(github, req);
    if (session) page(req, res, session);
    else res.redirect('/login?return_to=/settings/tokens');
  });
  router.post('/settings/tokens', form, (req, res) => {
    const session = formSession(github, req);
    const note = String(Object(req.body).note ?? '').slice(0, 200);
    const { secret } = github.tokens.create({
      accountId: session.account.id,
      kind: 'personal',
      note,
      scopes: ['repo', 'user', 'admin:org', 'admin:repo_hook'],
    });
    page(req, res, session, secret);
  });
  router.post('/settings/tokens/:id/revoke', form, (req, res) => {
    const { account } = formSession(github, req);
    github.db
      .prepare(
        `delete from tokens where id = ? and account_id = ? and kind = 'personal'`,
      )
      .run(Number(req.params.id), account.id);
    res.redirect(303, '/settings/tokens');
  });
  return router;
}
