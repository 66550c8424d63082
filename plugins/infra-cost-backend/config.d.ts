export interface Config {
  infraCost?: {
    /**
     * What one US dollar is in another currency, shown beside amounts in
     * dollars: `{ KRW: 1380, date: '2026-11-01' }`. One currency.
     */
    exchange?: {
      /** Day of the rate, such as 2026-11-01. */
      date: string;
      [currency: string]: number | string;
    };
    /** What CI sends to `POST /api/infra-cost/reports`. */
    reports?: {
      /** Several of one repository are all good: so they are changed. */
      tokens: Array<{
        /** Address of a repository that the portal reads. */
        repository: string;
        /**
         * At least 16 characters; one that is empty is left out.
         * @visibility secret
         */
        token?: string;
      }>;
    };
    /**
     * A real Infracost v0.10, which then prices what a form declares. It asks
     * `pricing`, which it needs.
     */
    infracost?: {
      /** Of the program, such as /usr/local/bin/infracost; empty: none. */
      path?: string;
      /** That a person waits for it; 20 seconds unless it is given. */
      timeout?: object;
    };
    /**
     * Where prices are read anew. Absent: those that the portal brings along
     * count.
     */
    pricing?: {
      /**
       * Address of an API as Infracost v0.10 asks it, such as
       * https://pricing.api.infracost.io; an empty one is as good as none.
       */
      url?: string;
      /**
       * Any text where the API checks none.
       * @visibility secret
       */
      apiKey?: string;
      /** Every six hours unless it is given. */
      schedule?: {
        frequency: object;
        timeout: object;
        initialDelay?: object;
      };
    };
    /** When owners are told what their stacks cost. Absent: never. */
    weekly?: {
      /** `monday` unless it is given. */
      day?:
        | 'monday'
        | 'tuesday'
        | 'wednesday'
        | 'thursday'
        | 'friday'
        | 'saturday'
        | 'sunday';
      /** By the clock of the time zone; `09:00` unless it is given. */
      at?: string;
      /** Of the IANA database, such as Asia/Seoul; UTC unless it is given. */
      timeZone?: string;
      /** Of reports and notices of budgets; `en` unless it is given. */
      language?: 'en' | 'ko';
    };
    /**
     * Slack channels of groups that have no annotation `slack.com/bot-notify`.
     */
    slackChannels?: Array<{
      /** `group:default/payments`; without it the channel is all others'. */
      owner?: string;
      /** Id or name of the channel. */
      channel: string;
    }>;
    /** What GitHub is told of the costs of pull requests. */
    pullRequests?: {
      /** The check run `portal/costs`; true unless it is given. */
      check?: boolean;
      /**
       * One comment, kept up to date. `changes`, unless it is given: where costs
       * change or something is to be said.
       */
      comment?: 'changes' | 'always' | 'never';
    };
    /**
     * *signed*, unless it is given: an image is shown to who has its address,
     * which has a token. *public*: to everybody who reaches the portal.
     */
    badges?: 'public' | 'signed';
    /**
     * Tags that costs are kept by, beside those that the standards ask for: up
     * to ten, such as CostCenter.
     */
    tags?: string[];
    /** When stacks are looked at although nobody told of a change. */
    schedule?: {
      frequency: object;
      timeout: object;
      initialDelay?: object;
    };
  };
}
