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
    /** When stacks are looked at although nobody told of a change. */
    schedule?: {
      frequency: object;
      timeout: object;
      initialDelay?: object;
    };
  };
}
