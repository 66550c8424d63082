import { FileDiff } from '../git/diff';
import { html, Html } from './html';
import { Texts } from './texts';

function line(text: string): Html {
  const kind = { '+': 'add', '-': 'del', '@': 'hunk' }[text[0]];
  return kind
    ? html`<span class="${kind}">${text}</span>`
    : html`${`${text}\n`}`;
}

/** Changed files with their patches. */
export function diffCards(files: FileDiff[], texts: Texts): Html {
  return html`${files.map(
    file => html`<div class="card">
      <h3>
        ${file.previous_filename &&
        `${file.previous_filename} → `}${file.filename}
        <span class="soft">+${file.additions} −${file.deletions}</span>
      </h3>
      ${file.patch === undefined
        ? html`<p class="in">${texts.binary}</p>`
        : html`<pre tabindex="0">${file.patch.split('\n').map(line)}</pre>`}
    </div>`,
  )}`;
}
