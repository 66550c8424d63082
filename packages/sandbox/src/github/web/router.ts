import express, { Router } from 'express';
import type { GitHub } from '../github';
import { avatar } from './avatar';
import { html } from './html';
import { languageOf } from './language';
import { sendNotFound, sendPage } from './layout';
import { peopleButtons, peopleOf } from './people';
import { createPagesRouter } from './pages';
import {
  endSession,
  formSession,
  refuseCrossSite,
  sessionOf,
  startSession,
} from './session';
import { style } from './style';
import { createTokensRouter } from './tokensPage';

/** A path of our own to return to after sign-in; anything else is the start. */
const ownPath = (value: unknown) =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/';

/** Sign-in, sign-out, style sheet and avatars. */
export function createWebRouter(github: GitHub): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '300kb' });

  router.get('/_sandbox/style.css', (_req, res) => {
    res.set('Cache-Control', 'max-age=300').type('css').send(style);
  });

  router.get('/avatars/:kind/:id', (req, res, next) => {
    const id = Number(req.params.id);
    const named =
      req.params.kind === 't'
        ? github.teams.byId(id)?.name
        : github.accounts.byId(id)?.login;
    if (!named) {
      next();
      return;
    }
    res
      .set({
        'Cache-Control': 'public, max-age=3600',
        'Content-Security-Policy': "default-src 'none'",
        // The portal on another port shows it as an image.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      .type('image/svg+xml')
      .send(avatar(named, id));
  });

  router.get('/login', (req, res) => {
    const { texts } = languageOf(req);
    sendPage(req, res, {
      title: texts.signIn,
      body: html`<div class="people">
        <h1>${texts.choosePerson}</h1>
        <p class="soft">${texts.choosePersonHint}</p>
        <form method="post" action="/login">
          <input
            type="hidden"
            name="return_to"
            value="${ownPath(req.query.return_to)}"
          />
          ${peopleButtons(peopleOf(github))}
        </form>
      </div>`,
    });
  });
  router.post('/login', form, (req, res) => {
    refuseCrossSite(req);
    const { login, return_to } = Object(req.body);
    const person = peopleOf(github).find(known => known.login === login);
    if (person) startSession(github, res, person);
    res.redirect(303, person ? ownPath(return_to) : '/login');
  });
  router.post('/logout', form, (req, res) => {
    formSession(github, req);
    endSession(github, req, res);
    res.redirect(303, '/');
  });

  router.use(createTokensRouter(github));
  router.use(createPagesRouter(github));

  router.use((req, res, next) => {
    const wantsPage =
      req.method === 'GET' && req.accepts('html', 'json') === 'html';
    if (wantsPage) sendNotFound(req, res, sessionOf(github, req)?.account);
    else next();
  });
  return router;
}
