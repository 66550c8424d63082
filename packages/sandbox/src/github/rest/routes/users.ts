import { Presenter } from '../../present/presenter';
import { notFound } from '../errors';
import type { Routes } from '../router';

/** Users as `GET /user` and `GET /users/:login` show them. */
export function registerUsers(routes: Routes, present: Presenter) {
  routes.get('/user', call => present.fullUser(call.account));

  routes.get('/user/emails', call => {
    const { email } = call.account;
    return email
      ? [{ email, primary: true, verified: true, visibility: 'public' }]
      : [];
  });

  routes.get('/users/:login', call => {
    const account = call.github.accounts.byLogin(call.param('login'));
    if (!account) throw notFound();
    return present.fullUser(account);
  });
}
