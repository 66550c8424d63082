import type { GitHub } from '../github';
import { Account } from '../store/accounts';
import { html, Html } from './html';

/** The people one can be: neither bots nor the site admin. */
export function peopleOf(github: GitHub): Account[] {
  return github.accounts.list('User').filter(account => !account.site_admin);
}

/** One button per person; the form sends `login`. */
export function peopleButtons(people: Account[]): Html {
  return html`${people.map(
    person => html`<button name="login" value="${person.login}">
      <img src="/avatars/u/${person.id}" alt="" />
      <span
        ><strong>${person.name ?? person.login}</strong><br /><span class="soft"
          >${person.login}</span
        ></span
      >
    </button>`,
  )}`;
}
