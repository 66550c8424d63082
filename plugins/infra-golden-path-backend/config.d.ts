import type { HumanDuration } from '@backstage/types';

export interface Config {
  infraPortal?: {
    /** Pull requests that the portal opens. */
    pullRequests?: {
      /**
       * How commits are made: in the mirror and pushed, or by GitHub's git data
       * API, which signs them. Default: git.
       */
      commits?: 'git' | 'api';
      /** Language of titles and texts. Default: en. */
      language?: 'en' | 'ko';
      /** Who commits; the author is who asked. */
      committer?: { name?: string; email?: string };
      /** How often open ones are looked at, besides webhooks. Default: 3 minutes. */
      poll?: HumanDuration | string;
    };
    /**
     * Skeletons of applications: the second pull request, to the repository that
     * a service is built from.
     */
    applications?: {
      /**
       * Whether a repository that does not exist may be made, private, in the
       * organisation. The portal's GitHub App needs “Administration: write”.
       * Default: false.
       */
      create?: boolean;
      /**
       * Owners whose repositories may get one, besides the owner of the
       * infrastructure repository. Default: none.
       */
      owners?: string[];
    };
    /** Servers that make real plans of previews. */
    atlantis?: Array<{
      /** Address of the server. One without an address is left out. */
      url?: string;
      /**
       * Repositories that it serves, as web addresses. Default: all of the
       * portal's.
       */
      repositories?: string[];
      /**
       * Its `--api-secret`. Without it there are simulated plans only.
       * @visibility secret
       */
      token?: string;
    }>;
    goldenPath?: {
      /** Simulated plans in previews. */
      plan?: {
        /**
         * Whether repositories may be planned where this machine cannot keep
         * Terraform apart from the rest. Whoever can write to a repository can
         * then read what the portal can. Default: false.
         */
        trusted?: boolean;
        /** Time for one stack. Default: 30 seconds. */
        timeout?: HumanDuration | string;
      };
      /** Plans by Atlantis of what is not proposed yet. */
      realPlan?: {
        /** Time for all stacks of a service together. Default: 30 minutes. */
        timeout?: HumanDuration | string;
        /** Services that one server plans at the same time. Default: 2. */
        atOnce?: number;
      };
    };
  };
}
