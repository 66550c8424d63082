import type { PullRequest } from './githubClient';
import type { ProjectResult } from './result';
import type { AtlantisSettings } from './settings';

/** A receiver that hangs holds up an apply; longer than this nobody waits here. */
const PATIENCE = 10_000;

/** A detection, as the `drift` webhook tells it. */
export interface DriftMessage {
  repository: string;
  ref: string;
  detection_id: string;
  projects_with_drift: number;
  total_projects: number;
  projects: object[];
}

/** Tells others of applies and detections. */
export class Outgoing {
  /** Nobody is told while the sample's past is made. */
  muted = false;

  constructor(
    readonly settings: AtlantisSettings,
    readonly options: {
      /** Address of GitHub in clone URLs. */
      githubUrl: string;
      user: string;
      log: (message: string) => void;
    },
  ) {}

  /** One attempt, in order, no matter what the receiver says. */
  async #send(event: 'apply' | 'drift', body: object) {
    if (this.muted) return;
    for (const hook of this.settings.webhooks) {
      if (hook.event !== event) continue;
      try {
        const response = await fetch(hook.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Go-http-client/1.1',
            ...this.settings.webhookHeaders,
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(PATIENCE),
        });
        await response.arrayBuffer();
        if (!response.ok) {
          this.options.log(`Atlantis: ${hook.url} answered ${response.status}`);
        }
      } catch (error) {
        this.options.log(`Atlantis: ${hook.url}: ${(error as Error).message}`);
      }
    }
  }

  #repo(fullName: string) {
    const [Owner, Name] = fullName.split('/');
    const { protocol, host } = new URL(this.options.githubUrl);
    const clone = (password: string) =>
      `${protocol}//${this.options.user}:${password}@${host}/${fullName}.git`;
    return {
      FullName: fullName,
      Owner,
      Name,
      // The real one sends its token here; receivers have to take it out.
      CloneURL: clone('not-a-real-token'),
      SanitizedCloneURL: clone('<redacted>'),
      VCSHost: { Hostname: new URL(this.options.githubUrl).hostname, Type: 0 },
    };
  }

  /** Right after the steps of one project, before anybody else hears of it. */
  async applied(
    repo: string,
    pull: PullRequest,
    user: string,
    { project }: ProjectResult,
    success: boolean,
  ) {
    const Repo = this.#repo(repo);
    await this.#send('apply', {
      Workspace: project.workspace,
      Repo,
      Pull: {
        Num: pull.number,
        HeadCommit: pull.head.sha,
        URL: pull.html_url,
        HeadBranch: pull.head.ref,
        BaseBranch: pull.base.ref,
        HardenedNonPRRefCheckout: false,
        Author: pull.user.login,
        Body: pull.body ?? '',
        State: pull.state === 'open' ? 0 : 1,
        BaseRepo: Repo,
      },
      User: { Username: user, Teams: null },
      Success: success,
      Directory: project.dir,
      ProjectName: project.name,
    });
  }

  async drift(message: DriftMessage) {
    await this.#send('drift', message);
  }
}
