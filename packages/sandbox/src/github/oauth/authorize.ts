import express, { Request, Response, Router } from 'express';
import type { GitHub } from '../github';
import { OAuthApp } from '../store/oauth';
import { html } from '../web/html';
import { languageOf } from '../web/language';
import { sendPage } from '../web/layout';
import { peopleButtons, peopleOf } from '../web/people';
import { refuseCrossSite, startSession } from '../web/session';
import { fill } from '../web/texts';
import { answerUrl, isRegistered } from './callback';

interface Asked {
  app: OAuthApp;
  redirectUri: string;
  /** As the client sent it, to compare when the code is exchanged. */
  given: string | undefined;
  scopes: string[];
  state: string | undefined;
  challenge: string | undefined;
}

const text = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= 2000
    ? value
    : undefined;

/** Reads the request; answers it itself when there is nothing to ask a person. */
function readAsked(
  github: GitHub,
  req: Request,
  res: Response,
): Asked | undefined {
  const { query } = req;
  const app = github.oauth.app(text(query.client_id) ?? '');
  if (!app) {
    const { texts } = languageOf(req);
    sendPage(req, res, {
      title: texts.badRequest,
      status: 404,
      body: html`<h1>${texts.badRequest}</h1>
        <p>${texts.unknownApp}</p>`,
    });
    return undefined;
  }
  const given = text(query.redirect_uri);
  const state = text(query.state);
  const fail = (error: string, description: string) => {
    // Only ever to an address that was registered, never to the one asked for.
    const answer = { error, error_description: description, state };
    res.redirect(answerUrl(app.callback_urls[0], answer));
    return undefined;
  };
  if (query.redirect_uri !== undefined) {
    if (!given || !isRegistered(given, app.callback_urls)) {
      return fail(
        'redirect_uri_mismatch',
        'The redirect_uri MUST match the registered callback URL for this application.',
      );
    }
  }
  const challenge = text(query.code_challenge);
  if (challenge && query.code_challenge_method !== 'S256') {
    return fail(
      'invalid_request',
      'Only the code_challenge_method S256 is supported.',
    );
  }
  return {
    app,
    redirectUri: given ?? app.callback_urls[0],
    given,
    scopes: (text(query.scope) ?? '').split(/[\s,]+/).filter(Boolean),
    state,
    challenge,
  };
}

/** `/login/oauth/authorize`: the person chooses who to be, or cancels. */
export function createAuthorizeRouter(github: GitHub): Router {
  const router = express.Router();

  router.get('/login/oauth/authorize', (req, res) => {
    const asked = readAsked(github, req, res);
    if (!asked) return;
    const { texts } = languageOf(req);
    const { app, scopes } = asked;
    sendPage(req, res, {
      title: texts.signIn,
      formTarget: new URL(asked.redirectUri).origin,
      body: html`<div class="people">
        <h1>${texts.choosePerson}</h1>
        <p>${fill(texts.choosePersonFor, { app: app.name })}</p>
        <p class="soft">${texts.choosePersonHint}</p>
        <form method="post" action="${req.originalUrl}">
          ${peopleButtons(peopleOf(github))}
          <p class="soft">
            ${fill(texts.scopes, {
              scopes: scopes.join(', ') || texts.noScopes,
            })}
          </p>
          <button name="cancel" value="1">${texts.cancel}</button>
        </form>
      </div>`,
    });
  });

  router.post(
    '/login/oauth/authorize',
    express.urlencoded({ extended: false, limit: '10kb' }),
    (req, res) => {
      refuseCrossSite(req);
      const asked = readAsked(github, req, res);
      if (!asked) return;
      const { login, cancel } = Object(req.body);
      const person = peopleOf(github).find(known => known.login === login);
      const { state } = asked;
      if (cancel || !person) {
        const denial = {
          error: 'access_denied',
          error_description: 'The user has denied your application access.',
          state,
        };
        res.redirect(answerUrl(asked.redirectUri, denial));
        return;
      }
      startSession(github, res, person);
      const code = github.oauth.createCode({
        app_id: asked.app.id,
        account_id: person.id,
        scopes: asked.scopes,
        redirect_uri: asked.given ?? null,
        code_challenge: asked.challenge ?? null,
      });
      res.redirect(answerUrl(asked.redirectUri, { code, state }));
    },
  );
  return router;
}
