import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  infraPortal: {
    infrastructure: {
      /**
       * Further repositories that hold services and stacks, as web addresses.
       */
      repositories?: string[];
    };
    stacks?: {
      /**
       * Repositories that hold stacks and no golden paths, as web addresses:
       * they are looked at, and nothing is proposed to them.
       */
      repositories?: string[];
    };
    github?: {
      /**
       * The secret that GitHub signs webhooks with. Without it webhooks are
       * refused, and changes are found by polling.
       * @visibility secret
       */
      webhookSecret?: string;
      /**
       * How often the repositories are looked at for what no webhook told.
       * Default: every minute.
       */
      poll?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /**
     * Atlantis servers. Runs are read from commit statuses without any of this;
     * a server adds what its comments say, and who holds which stack.
     */
    atlantis?: Array<{
      /**
       * Address of the server: its locks are asked for at `/api/locks`. One
       * without an address is left out.
       */
      url?: string;
      /**
       * Repositories that it serves, as web addresses. Default: all of the
       * portal's.
       */
      repositories?: string[];
      /**
       * Login that it comments as, `atlantis-bot` or `atlantis[bot]`. Without it
       * comments are not read: anybody could write them.
       */
      user?: string;
      /** Its `--vcs-status-name`. Default: `atlantis`. */
      statusName?: string;
      /** Its `--executable-name`. Default: `atlantis`. */
      executable?: string;
      /**
       * Its `--api-secret`, for drift detection. Not needed for runs and locks.
       * @visibility secret
       */
      token?: string;
      /**
       * What it sends with its webhooks as `Authorization: Bearer`. Without it
       * they are refused; runs are then found by statuses and comments.
       * @visibility secret
       */
      webhookSecret?: string;
    }>;
    /**
     * Who may report of runs of CI: `POST /api/infra-stacks/reports`. Several
     * entries of one repository are all good: so a secret is changed.
     */
    reports?: Array<{
      /** Repositories of the portal, as web addresses. */
      repositories: string[];
      /**
       * What reports are signed with. An entry without one is left out.
       * @visibility secret
       */
      secret?: string;
    }>;
    runs?: {
      /**
       * How often the forge and Atlantis are asked for what no webhook told.
       * Default: every minute.
       */
      poll?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Days that output of runs is kept; the runs stay. Default: 180. */
      keepOutputDays?: number;
    };
    /** Having Atlantis look for drift, and what counts as old. */
    drift?: {
      /**
       * Whether Atlantis servers with a token are asked, for the repositories
       * that they serve. Each look plans a stack and holds its lock meanwhile.
       * Default: false. What webhooks and reports tell is kept either way.
       */
      enabled?: boolean;
      /** Between looks at one stack, a minute or more. Default: 24 hours. */
      every?: HumanDuration | string;
      /**
       * A good look that is older counts as *not checked*. Default: twice
       * `every`.
       */
      staleAfter?: HumanDuration | string;
      /** Questions that one server is asked at a time. Default: 1. */
      concurrency?: number;
      /**
       * When looks may begin; those that people ask for do not wait. Default:
       * at all times.
       */
      hours?: {
        /** Such as `20:00`. */
        from: string;
        /** Such as `06:00`; before `from`: of the next day. */
        to: string;
        /** `monday`, `tuesday` …, on which they begin. Default: all. */
        days?: string[];
        /** Such as `Asia/Seoul`. Default: UTC. */
        timeZone?: string;
      };
    };
    mirror?: {
      /**
       * Folder of the bare clones of the repositories; each replica has its
       * own. Default: a folder of the system for temporary files.
       */
      directory?: string;
    };
  };
}
