import type { Request, Response } from 'express';
import { Account } from '../store/accounts';
import { html, Html } from './html';
import { Language, languageOf } from './language';
import { fill } from './texts';

export interface Page {
  title: string;
  body: Html;
  status?: number;
  /** Who is signed in, for the header. */
  viewer?: Account;
  csrf?: string;
  /** Where else a form of this page may lead, as an origin. */
  formTarget?: string;
}

/** Sends a page: escaped, without scripts, not to be framed or cached. */
export function sendPage(req: Request, res: Response, page: Page) {
  const language = languageOf(req);
  const { texts } = language;
  const forms = ["'self'", page.formTarget].filter(Boolean).join(' ');
  res
    .status(page.status ?? 200)
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language, Cookie',
    })
    .type('html')
    .send(
      html`<!DOCTYPE html>
        <html lang="${language.code}">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>${page.title} · ${texts.sandbox}</title>
            <link rel="stylesheet" href="/_sandbox/style.css" />
          </head>
          <body>
            <header>
              <a href="/">${texts.goHome}</a>
              <span class="badge" title="${texts.sandboxNote}"
                >${texts.sandbox}</span
              >
              <span class="grow"></span>
              ${account(language, page)}
            </header>
            <main>${page.body}</main>
          </body>
        </html> `.text,
    );
}

function account({ texts }: Language, { viewer, csrf }: Page): Html {
  if (!viewer) return html`<a href="/login">${texts.signIn}</a>`;
  return html`<a href="/settings/tokens">${texts.tokens}</a>
    <span>${fill(texts.signedInAs, { login: viewer.login })}</span>
    <form method="post" action="/logout">
      <input type="hidden" name="csrf" value="${csrf}" />
      <button>${texts.signOut}</button>
    </form>`;
}

export function sendNotFound(req: Request, res: Response, viewer?: Account) {
  const { texts } = languageOf(req);
  sendPage(req, res, {
    title: texts.notFound,
    status: 404,
    viewer,
    body: html`<h1>${texts.notFound}</h1>
      <p>${texts.notFoundHint}</p>`,
  });
}
