/** A pull request as the REST API gives it, as far as Atlantis looks. */
export interface PullRequest {
  number: number;
  state: string;
  draft: boolean;
  html_url: string;
  body: string | null;
  user: { login: string };
  head: { ref: string; sha: string };
  base: { ref: string; sha: string };
  mergeable_state: string;
}

/** An answer that Atlantis did not expect. */
export class GitHubClientError extends Error {
  constructor(method: string, pathname: string, status: number, text: string) {
    super(
      `${method} ${pathname}: ${status} ${text
        .slice(0, 300)
        .replace(/\s+/g, ' ')}`,
    );
    this.name = 'GitHubClientError';
  }
}

export type StatusState = 'pending' | 'success' | 'failure';

/** Largest page of lists. */
const PAGE = 100;
/** GitHub takes no longer description. */
const DESCRIPTION = 140;

const METHODS = [
  ['allow_merge_commit', 'merge'],
  ['allow_rebase_merge', 'rebase'],
  ['allow_squash_merge', 'squash'],
];

/** The calls that Atlantis makes, over HTTP like its own. */
export class GitHubClient {
  constructor(
    readonly options: {
      /** Where the API answers, without `/api/v3`. */
      url: () => string;
      token: () => string;
    },
  ) {}

  async call<T>(method: string, pathname: string, body?: unknown): Promise<T> {
    const { url, token } = this.options;
    const response = await fetch(`${url()}/api/v3${pathname}`, {
      method,
      headers: {
        authorization: `token ${token()}`,
        accept: 'application/vnd.github.v3+json',
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new GitHubClientError(method, pathname, response.status, text);
    }
    return (text ? JSON.parse(text) : undefined) as T;
  }

  pull(repo: string, number: number): Promise<PullRequest> {
    return this.call('GET', `/repos/${repo}/pulls/${number}`);
  }

  /** Paths that a pull request touches, old names of renamed files too. */
  async files(repo: string, number: number): Promise<string[]> {
    const found: string[] = [];
    for (let page = 1; ; page += 1) {
      const files = await this.call<
        { filename: string; previous_filename?: string }[]
      >(
        'GET',
        `/repos/${repo}/pulls/${number}/files?per_page=${PAGE}&page=${page}`,
      );
      for (const { filename, previous_filename: old } of files) {
        found.push(filename, ...(old ? [old] : []));
      }
      if (files.length < PAGE) return found;
    }
  }

  /** One approval counts, whatever came after it. */
  async isApproved(repo: string, number: number): Promise<boolean> {
    const reviews = await this.call<{ state: string }[]>(
      'GET',
      `/repos/${repo}/pulls/${number}/reviews?per_page=${PAGE}`,
    );
    return reviews.some(({ state }) => state === 'APPROVED');
  }

  async status(
    repo: string,
    sha: string,
    status: {
      state: StatusState;
      context: string;
      description: string;
      target_url: string;
    },
  ) {
    await this.call('POST', `/repos/${repo}/statuses/${sha}`, {
      ...status,
      description: status.description.slice(0, DESCRIPTION),
    });
  }

  async comment(repo: string, number: number, body: string) {
    await this.call('POST', `/repos/${repo}/issues/${number}/comments`, {
      body,
    });
  }

  repository(repo: string): Promise<{ default_branch: string }> {
    return this.call('GET', `/repos/${repo}`);
  }

  async merge(repo: string, number: number) {
    const settings = await this.call<Record<string, unknown>>(
      'GET',
      `/repos/${repo}`,
    );
    const [, method] = METHODS.find(
      ([setting]) => settings[setting] !== false,
    ) ?? ['', 'merge'];
    await this.call('PUT', `/repos/${repo}/pulls/${number}/merge`, {
      merge_method: method,
    });
  }
}
