import type { Request } from 'express';
import { readCommits } from '../git/commitInfo';
import { listRefs } from '../git/refs';
import { git } from '../git/run';
import type { GitHub } from '../github';
import { Account, atLeast } from '../store/accounts';
import { Repository } from '../store/repositories';
import { html, Html, time } from './html';
import { languageOf } from './language';
import { fill } from './texts';

/** Longest file that is shown, in bytes. */
const MAX_SHOWN = 512 * 1024;

/** The repository of an address, when this person may see it. */
export function visibleRepository(
  github: GitHub,
  req: Request,
  viewer: Account | undefined,
): Repository | undefined {
  const { owner, repo } = req.params as Record<string, string>;
  const found = github.repositories.byName(owner, repo);
  const level = found && github.repositories.levelOf(found, viewer);
  return atLeast(level, 'pull') ? found : undefined;
}

export const pathOf = (repository: Repository) =>
  `/${repository.owner}/${repository.name}`;

const encode = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

/** Splits `main/src/a.ts` into ref and path; branch names may have slashes. */
export async function splitRef(
  github: GitHub,
  repository: Repository,
  text: string,
): Promise<{ ref: string; sha: string; path: string } | undefined> {
  const directory = github.directoryOf(repository);
  const refs = await listRefs(directory, 'refs/heads/', 'refs/tags/');
  for (const [name, sha] of refs) {
    const ref = name.replace(/^refs\/(heads|tags)\//, '');
    if (text === ref) return { ref, sha, path: '' };
    if (text.startsWith(`${ref}/`)) {
      return { ref, sha, path: text.slice(ref.length + 1) };
    }
  }
  const match = text.match(/^([0-9a-f]{40})(?:\/(.*))?$/s);
  return match
    ? { ref: match[1], sha: match[1], path: match[2] ?? '' }
    : undefined;
}

/** A file's bytes, or `undefined` when there is no such file. */
export async function readFileAt(
  github: GitHub,
  repository: Repository,
  sha: string,
  path: string,
): Promise<Buffer | undefined> {
  if (/[\0\n]/.test(path)) return undefined;
  const { code, stdout } = await git(
    github.directoryOf(repository),
    ['cat-file', 'blob', `${sha}:${path}`],
    { okCodes: [0, 128] },
  );
  return code === 0 ? stdout : undefined;
}

export function fileBody(req: Request, content: Buffer): Html {
  const { texts } = languageOf(req);
  if (content.length > MAX_SHOWN) return html`<p>${texts.tooLarge}</p>`;
  return content.subarray(0, 8000).includes(0)
    ? html`<p>${texts.binary}</p>`
    : html`<pre tabindex="0">${content.toString('utf8')}</pre>`;
}

/** Folder list, latest commits and README of one folder at one ref. */
export async function folderPage(
  github: GitHub,
  req: Request,
  repository: Repository,
  at: { ref: string; sha: string; path: string },
): Promise<Html | undefined> {
  const { texts } = languageOf(req);
  const directory = github.directoryOf(repository);
  if (/[\0\n]/.test(at.path)) return undefined;
  const { code, text } = await git(
    directory,
    ['ls-tree', '-z', at.path ? `${at.sha}:${at.path}` : at.sha],
    { okCodes: [0, 128] },
  );
  if (code !== 0) return undefined;
  const entries = text
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [meta, name] = line.split('\t');
      return { name, folder: meta.split(' ')[1] === 'tree' };
    })
    .sort((a, b) => Number(b.folder) - Number(a.folder));
  const base = pathOf(repository);
  const inside = (name: string) =>
    encode(at.path ? `${at.path}/${name}` : name);
  const readme = entries.find(({ name }) => /^readme\.md$/i.test(name));
  const readmeText =
    readme &&
    (await readFileAt(
      github,
      repository,
      at.sha,
      at.path ? `${at.path}/${readme.name}` : readme.name,
    ));
  const commits = await readCommits(directory, ['-5', at.sha]);
  return html`<h1>
      <a href="${base}">${repository.owner}/${repository.name}</a>${at.path &&
      ` / ${at.path}`}
    </h1>
    <p class="soft">${repository.description}</p>
    <p>
      ${texts.branch}: ${at.ref} · <a href="${base}/pulls">${texts.pulls}</a>
    </p>
    <div class="card">
      <h2>${texts.files}</h2>
      <ul class="plain">
        ${entries.map(
          ({ name, folder }) => html`<li>
            <a
              href="${base}/${folder ? 'tree' : 'blob'}/${encode(
                at.ref,
              )}/${inside(name)}"
              >${name}${folder && '/'}</a
            >
          </li>`,
        )}
      </ul>
    </div>
    <div class="card">
      <h2>${texts.commits}</h2>
      <ul class="plain">
        ${commits.map(
          commit => html`<li>
            <a href="${base}/commit/${commit.sha}"
              >${commit.message.split('\n', 1)[0]}</a
            >
            <span class="soft"
              >${commit.author.name} · ${time(commit.committer.date)}</span
            >
          </li>`,
        )}
      </ul>
    </div>
    ${readmeText &&
    html`<div class="card">
      <h2>${readme.name}</h2>
      <div class="in text">${readmeText.toString('utf8')}</div>
    </div>`}`;
}

/** A repository nobody has pushed to yet. */
export function emptyPage(
  github: GitHub,
  req: Request,
  repository: Repository,
): Html {
  const { texts } = languageOf(req);
  const url = `${github.url}${pathOf(repository)}.git`;
  return html`<h1>${repository.owner}/${repository.name}</h1>
    <p>${fill(texts.emptyRepository, { url })}</p>`;
}
